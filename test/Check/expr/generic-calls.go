// RUN: %verify %s
// Calls of generic functions: type arguments are written, inferred, or both.

package p

type Number interface{ ~int | ~float64 }
type MyInt int

func one[T any](T) T                         { panic(0) }
func two[K comparable, V any](K, V) map[K]V  { panic(0) }
func num[T Number](T)                        {}
func slice[T any](...T) []T                  { panic(0) }
func mapf[A, B any]([]A, func(A) B) []B      { panic(0) }
func result[T any]() T                       { panic(0) }
func swap[A, B any](A, B) (B, A)             { panic(0) }

type G[T any] struct{ v T }

func (g G[T]) Get() T     { return g.v }
func (g *G[T]) Set(v T)   { g.v = v }
func make2[T any](v T) *G[T] { return &G[T]{v} }

func f(n int, s string, m MyInt, fn func()) {
	var _ int = one(1)
	var _ string = one(1) // ERROR "cannot use one\(1\) \(value of type int\) as type string in variable declaration"
	_ = one[int]("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to one\[int\]`
	_ = one[int, int](1) // ERROR "got 2 type arguments but want 1"
	_ = one[undefined](1) // ERROR "undefined: undefined"
	one[int](1)
	_ = one // ERROR "cannot use generic function one without instantiation"
	_ = one[int]
	var _ map[string]int = two("a", 1)
	_ = two[string]("a", 1)
	_ = two[int]("a", 1) // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to two\[int\]`
	_ = two(fn, 1) // ERROR "func\(\) does not implement comparable"
	num(1)
	num(m)
	num("a") // ERROR "string does not implement Number \(string missing in ~int \| ~float64\)"
	num[string]("a") // ERROR "string does not implement Number \(string missing in ~int \| ~float64\)"
	_ = slice(1, 2, 3)
	_ = slice(1, "a") // ERROR `default type string of "a" does not match inferred type int for T`
	_ = slice[int]()
	_ = slice() // ERROR "cannot infer T \(generic-calls\.go:12:12\)"
	_ = slice([]int{1}...)
	_ = mapf([]int{1}, func(int) string { return "" })
	_ = mapf([]int{1}, func(string) string { return "" }) // ERROR "type func\(string\) string of func\(string\) string \{…\} does not match inferred type func\(int\) B for func\(A\) B"
	_ = result() // ERROR "cannot infer T \(generic-calls\.go:14:13\)"
	_ = result[int]()
	_ = one(1, 2) // ERROR "too many arguments in call to one"
	_ = one() // ERROR "not enough arguments in call to one"
	var _ string = make2("a").Get()
	make2("a").Set(1) // ERROR `cannot use 1 \(untyped int constant\) as string value in argument to make2\("a"\)\.Set`
	_ = G{1} // ERROR "cannot use generic type G\[T any\] without instantiation"
	_ = G[int]{1}
	_ = G[int]{"a"} // ERROR `cannot use "a" \(untyped string constant\) as int value in struct literal`
	var _, _ = swap(1, "a")
	_ = one(nil) // ERROR "cannot infer T \(generic-calls\.go:9:10\)"
	_ = one(swap(1, 2)) // ERROR "too many arguments in call to one"
	fn = one[func()](fn)
	_ = n[int] // ERROR "invalid operation: cannot index n \(variable of type int\)"
	_ = s[int] // ERROR "int \(type\) is not an expression"
	_ = one(G) // ERROR "cannot use generic type G without instantiation"
	_ = two(1, G) // ERROR "cannot use generic type G without instantiation"
}
