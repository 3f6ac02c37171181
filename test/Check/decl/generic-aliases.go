// RUN: %verify --flags=-lang=go1.24 %s
// An alias may have type parameters; an instance is what it stands for.

package p

type List[T any] struct{ next *List[T] }

type A1[P any] = []P
type A2[P any, Q comparable] = map[Q]A1[P]
type A3[P any] = List[P]
type A4[P any] = P // ERROR "cannot use type parameter declared in alias declaration as RHS"
type A5[P any] = int
type A6[P A6[P]] = int // ERROR "invalid recursive type A6"

var _ []int = A1[int]{}
var _ map[string][]int = A2[int, string]{}
var _ List[int] = A3[int]{}
var _ A5[string] = 1
var _ A1 // ERROR "cannot use generic type A1\[P any\] without instantiation"
var _ A2[int] // ERROR "got 1 arguments but 2 type parameters"
var _ A2[int, []int] // ERROR "\[\]int does not implement comparable"

func (A3[P]) m() {} // ERROR "cannot define new methods on generic alias type"

func f[T any](x A1[T]) T { return x[0] }

var _ int = f([]int{1})
var _ string = f(A1[string]{"a"})
