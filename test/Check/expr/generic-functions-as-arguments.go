// RUN: %verify --flags "-lang=go1.21" %s
// A generic function can be passed to a function: its type arguments are
// inferred from the parameter, or with those of the callee.

package p

func id[T any](x T) T { return x }
func pair[A, B any](a A, b B) {}

func apply(f func(int) int)              {}
func mapf[A, B any]([]A, func(A) B) []B  { panic(0) }
func two(func(int) int, func(string) string)
func same[T any](func(T), func(T)) {}
func print1[T any](T) {}

func f() {
	apply(id)
	apply(id[int])
	apply(id[string]) // ERROR "cannot use id\[string\] \(value of type func\(x string\) string\) as type func\(int\) int in argument to apply"
	two(id, id)
	var _ []string = mapf([]int{1}, func(int) string { return "" })
	var _ []int = mapf([]int{1}, id[int])
	var _ []int = mapf([]int{1}, id)
	same(print1[int], print1)
	var _ func(string, int) = pair
	var _ func(string, int) = pair[string]
	var g func(int) int
	g = id
	g = pair // ERROR "type func\(int\) int of variable in assignment does not match func\(a A, b B\) \(cannot infer A and B\)"
	_ = g
	_ = []func(int) int{id[int]}
}
