// RUN: %verify --flags=-lang=go1.20 %s
// Up to go1.20 methods of interfaces and assignment targets tell nothing, and
// untyped constants of different kinds do not mix.

package p

type I[T any] interface{ m(T) }
type impl struct{}

func (impl) m(string) {}

func use[T any](x I[T])     {}
func id[T any](x T) T       { return x }
func apply(f func(int) int) {}
func same[T any](a, b T)    {}

func _() {
	use(impl{}) // ERROR "type impl of impl{} does not match I\[T\] \(cannot infer T\)"
	same(1, 2)
	same(1, 2.5)             // ERROR "default type float64 of 2\.5 does not match inferred type int for T"
	var _ func(int) int = id // ERROR "implicitly instantiated function in assignment requires go1\.21 or later"
	apply(id)                // ERROR "implicitly instantiated function as argument requires go1\.21 or later"
}
