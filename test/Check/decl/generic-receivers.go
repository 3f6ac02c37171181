// RUN: %verify %s
// A receiver of a generic type declares the type's parameters anew.

package p

type T[P any] struct{ x P }
type T2[P any, Q interface{ m(P) }] struct{ p P }
type C[P ~int] []P

func (t T[P]) a() P           { return t.x }
func (t *T[Q]) b(q Q) *T[Q]   { t.x = q; return t }
func (t T[_]) c()             {}
func (t T[T]) d() T           { var x T; return x }
func (t *T2[A, B]) e(a A, b B) { b.m(a) }
func (c C[I]) f() I           { return c[0] + 1 }

func (t T) g()              {} // ERROR "cannot use generic type T\[P any\] without instantiation"
func (t *T) h()             {} // ERROR "cannot use generic type T\[P any\] without instantiation"
func (t T[P, Q]) i()        {} // ERROR "got 2 arguments but 1 type parameters"
func (t T2[P]) j()          {} // ERROR "got 1 type parameter, but receiver base type declares 2" "got 1 arguments but 2 type parameters"
func (t T[int]) k() int     { return 0 } // ERROR "cannot use 0 \(untyped int constant\) as int value in return statement"
func (t T[*P]) l()          {} // ERROR "receiver type parameter \*P must be an identifier"
func (t T[[]int]) m()       {} // ERROR "receiver type parameter \[\]int must be an identifier"
func (n N[P]) n()           {} // ERROR "N is not a generic type"
func (u undefined[P]) o()   {} // ERROR "undefined: undefined"
func (t T[P]) p(P int)      {} // ERROR "P redeclared in this block"
func (t T2[P, P]) q()       {} // ERROR "P redeclared in this block"

type N int
type I = T[int]

func (I) r()  {} // ERROR "cannot define new methods on instantiated type T\[int\]"
func (*I) s() {} // ERROR "cannot define new methods on instantiated type T\[int\]"
