// RUN: %verify --flags=-lang=go1.21 %s
// The reasons why a type argument does not satisfy its constraint.

package p

import "io"

type MyInt int
type C interface{ int | ~string }
type M interface{ Foo() }
type lower struct{}
type pointer struct{}
type wrong struct{}

func (lower) foo()    {}
func (*pointer) Foo() {}
func (wrong) Foo(int) {}

func exact[T int]()       {}
func under[T ~int]()      {}
func union[T C]()         {}
func comp[T comparable]() {}
func method[T M]()        {}
func empty[T interface {
	int
	string
}]() {}

func _() {
	exact[MyInt]() // ERROR "MyInt does not implement int \(possibly missing ~ for int in constraint int\)"
	under[MyInt]()
	under[string]() // ERROR "string does not implement ~int \(string missing in ~int\)"
	union[MyInt]()  // ERROR "MyInt does not implement C \(possibly missing ~ for int in constraint C\)"
	union[bool]()   // ERROR "bool does not implement C \(bool missing in int \| ~string\)"
	union[any]()    // ERROR "any does not implement C$"
	comp[func()]()  // ERROR "func\(\) does not implement comparable"
	comp[any]()
	comp[struct{ r io.Reader }]()
	comp[[2][]int]()  // ERROR "\[2\]\[\]int does not implement comparable"
	method[int]()     // ERROR "int does not implement M \(missing Foo method\)"
	method[lower]()   // ERROR "lower does not implement M \(missing Foo method\)\n\t\thave foo\(\)\n\t\twant Foo\(\)"
	method[pointer]() // ERROR "pointer does not implement M \(Foo method has pointer receiver\)"
	method[*pointer]()
	method[wrong]() // ERROR "wrong does not implement M \(wrong type for Foo method\)\n\t\thave Foo\(int\)\n\t\twant Foo\(\)"
	method[*M]()    // ERROR "\*M does not implement M \(type \*M is pointer to interface, not interface\)"
	empty[int]()    // ERROR "cannot implement interface{int; string} \(empty type set\)"
}

type G[A, B any] struct{}

var _ G[int]           // ERROR "got 1 arguments but 2 type parameters"
var _ G[int, int, int] // ERROR "got 3 arguments but 2 type parameters"

func _[P comparable, Q any, R ~int | ~string, S int | any]() {
	comp[P]()
	comp[Q]() // ERROR "Q does not implement comparable"
	comp[R]()
	comp[S]()  // ERROR "S does not implement comparable"
	union[R]() // ERROR "R does not implement C"
}
