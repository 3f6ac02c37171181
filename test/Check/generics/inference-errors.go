// RUN: %verify --flags=-lang=go1.21 %s
// What cannot be inferred is reported at the call, what does not match at the
// argument.

package p

func id[T any](x T) T                     { return x }
func same[T any](a, b T)                  {}
func elem[T any](s []T)                   {}
func second[A, B any](a A)                {}
func third[A, B, C any](a A)              {}
func of[S []E, E any](s S)                {}
func circular[P *Q, Q *P](p P, q Q)       {}
func large[P []P](p P)                    {}
func conv[P, Q any](func(P) Q, func(Q) P) {}

func _(a int, b string, s []string) {
	id(nil)                                  // ERROR "cannot infer T \(.*inference-errors\.go:7:9\)"
	same(a, b)                               // ERROR "type string of b does not match inferred type int for T"
	same(s, []int{})                         // ERROR "type \[\]int of \[\]int{} does not match inferred type \[\]string for T"
	same(1, "")                              // ERROR "default type string of .. does not match inferred type int for T"
	elem(a)                                  // ERROR "type int of a does not match \[\]T \(cannot infer T\)"
	elem(1)                                  // ERROR "cannot infer T"
	second(a)                                // ERROR "cannot infer B"
	third[int](a)                            // ERROR "cannot infer B"
	of(a)                                    // ERROR "S does not match \[\]E"
	circular(nil, nil)                       // ERROR "cannot infer P"
	large(nil)                               // ERROR "cannot infer P"
	conv(id, id)                             // ERROR "cannot infer P"
	conv(id, func(int) string { return "" }) // ERROR "does not match inferred type func\(int\) int for func\(Q\) P"
}

func _() {
	var _ func(int) string = id // ERROR "inferred type func\(x int\) int for func\(x T\) T does not match type func\(int\) string of variable in assignment"
	var _ = id                  // ERROR "cannot use generic function id without instantiation"
	_ = second[int]             // ERROR "cannot infer B"
	_ = id[int, int]            // ERROR "got 2 type arguments but want 1"
}

type namedInts []int
type I interface{ m() }
type J interface{ m() }
type T struct{}

func (T) m() {}

func _(i I, j J, t T, n namedInts, c chan int, r <-chan int) {
	same(n, []int{})
	same([]int{}, n)
	same(c, r)
	same(r, c)
	same(i, j) // ERROR "type J of j does not match inferred type I for T"
	same(i, t) // ERROR "type T of t does not match inferred type I for T"
}
