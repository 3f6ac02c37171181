// RUN: %verify %s
// Where type parameters are visible and what their constraints may be.

package p

type T1[P any, Q interface{ *P }] struct{}
type T2[P interface{ m() Q }, Q any] struct{}
type T3[P T3[P]] struct{} // ERROR "invalid recursive type T3"
type T4[P any] P // ERROR "cannot use a type parameter as RHS in type declaration"
type T5[P any] struct{ P } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
type T6[P any] struct{ *P } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
type T7[P undefined] struct{} // ERROR "undefined: undefined"
type T8[P int] struct{}
type T9[P *int,] struct{}
type T10[P, P any] struct{} // ERROR "P redeclared in this block"
type T11[P T8[string]] struct{} // ERROR "string does not implement int \(string missing in int\)"
type T12[P any] interface{ m(P) }
type T13[P T12[P]] struct{}
type T14[P *T14[P]] struct{} // ERROR "undefined: P" "T14 is not a generic type"
type T15[_ any, _ any] struct{}

func f1[P, Q any](p P) Q            { var q Q; return q }
func f2[P any, Q P]()               {} // ERROR "cannot use a type parameter as constraint"
func f3[P any](P int)               {} // ERROR "P redeclared in this block"
func f4[P any](x P) (P, int)        { return x, 1 }
func f5[P any]() { type L struct{ x P } }
func f6[P any]() // ERROR "parameterized function is missing function body"
func f8[P interface{ int | string }](x P) P { return x + x }

var g1 T1 // ERROR "cannot use generic type T1\[P any, Q interface\{\*P\}\] without instantiation"
var g2 T1[int] // ERROR "got 1 arguments but 2 type parameters"
var g3 T1[int, *int, string] // ERROR "got 3 arguments but 2 type parameters"
var g4 T1[int, *string] // ERROR "\*string does not implement interface\{\*int\} \(\*string missing in \*int\)"
var g5 T1[int, *int]
var g6 T8[int]
var g7 T8[string] // ERROR "string does not implement int \(string missing in int\)"
var g8 int[string] // ERROR "int is not a generic type"
var g9 T15[int, undefined] // ERROR "undefined: undefined"
var g10 = T15[int, int]{}
