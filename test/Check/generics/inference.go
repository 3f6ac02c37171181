// RUN: %verify --flags=-lang=go1.21 %s
// Type arguments follow from typed arguments, constraints, methods, untyped
// constants of several kinds, generic functions and assignment targets.

package p

func Map[T, U any](s []T, f func(T) U) []U { return nil }
func id[T any](x T) T                      { return x }
func pair[A, B any](a A, b B) (A, B)       { return a, b }
func apply[T any](f func(T, T) bool, a T)  {}
func less[T int | string](a, b T) bool     { return a < b }
func equal[T comparable](a, b T) bool      { return a == b }

type List[T any] []T

func (l List[T]) Each(f func(T)) {}

type Num interface{ ~int | ~float64 }

func Sum[S ~[]E, E Num](s S) (r E) {
	for _, x := range s {
		r += x
	}
	return
}

type Tree[K any] struct {
	l, r *Tree[K]
	cmp  func(K, K) int
}

func NewTree[K any](cmp func(K, K) int) *Tree[K] { return nil }
func compare[T int | string](a, b T) int         { return 0 }

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T) { s[x] = struct{}{} }

func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }

type I[T any] interface{ M(T) }
type impl struct{}

func (impl) M(string) {}

func useI[T any](x I[T]) T { panic(0) }

func recv[T any](c <-chan T) (t T) { return }

type PtrTo[T any] interface {
	*T
	Set(string)
}
type S struct{}

func (*S) Set(string) {}
func Parse[T any, P PtrTo[T]](s []string) (r []T) {
	for range s {
		var t T
		P(&t).Set("")
	}
	return
}

func max2[T int | float64](a, b T) T { return a }

type Vec = List[int]
type G[T any] struct{ x T }

func (g *G[T]) get() T    { return g.x }
func mk[T any](x T) *G[T] { return &G[T]{x} }

type node[T any] struct {
	next *node[T]
	val  T
}

func (n *node[T]) push(v T) *node[T] { return &node[T]{n, v} }

func _() {
	_ = Map([]int{1}, func(i int) string { return "" })
	_ = Map([]int{1}, id)
	_ = Map([]int{1}, id[int])
	apply(less, 1)
	apply(equal, "")
	var f func(int) int = id
	_ = f
	var g func(string, int) (string, int) = pair
	_ = g
	g = pair[string]
	_ = NewTree[string](compare)
	var t *Tree[int] = NewTree(compare[int])
	_ = t
	_ = Sum(List[int]{1, 2})
	_ = Sum([]float64{})
	_ = Keys(Set[string]{})
	var s string = useI(impl{})
	_ = s
	var c chan int
	_ = recv(c)
	_ = Parse[S](nil)
	var fl float64 = max2(1, 2.5)
	_ = fl
	Vec{}.Each(func(int) {})
	_ = mk(mk(3)).get().get()
	_ = (&node[string]{}).push("a").push("b")
	var a any
	Set[any]{}.Add(a)
	_ = equal(a, a)
	func() func(int, int) bool { return less }()
}
func ret() func(a, b int) bool { return equal }
func vari[T any](xs ...T) []T  { return xs }

var _ = vari(1, 2.0, 'a')
var _ = vari[any](1, "a")
var _ = vari(vari(1, 2)...)

func rec[T any](n int, x T) {
	if n > 0 {
		rec(n-1, x)
		rec(n-1, "s")
	}
}
