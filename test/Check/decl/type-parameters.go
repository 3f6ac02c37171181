// RUN: %verify %s
// Where type parameters are visible and what their constraints may be.

package p

type T1[P any, Q interface{ *P }] struct{}
type T2[P interface{ m() Q }, Q any] struct{}
type T3[P T3[P]] struct{}
type T4[P any] P
type T5[P any] struct{ P }
type T6[P any] struct{ *P }
type T7[P undefined] struct{}
type T8[P int] struct{}
type T9[P *int,] struct{}
type T10[P, P any] struct{}
type T11[P T8[string]] struct{}
type T12[P any] interface{ m(P) }
type T13[P T12[P]] struct{}
type T14[P *T14[P]] struct{}
type T15[_ any, _ any] struct{}

func f1[P, Q any](p P) Q            { var q Q; return q }
func f2[P any, Q P]()               {}
func f3[P any](P int)               {}
func f4[P any](x P) (P, int)        { return x, 1 }
func f5[P any]() { type L struct{ x P } }
func f6[P any]()
func f7[P 1]()                      {} // ERROR "syntax error: unexpected literal 1 in parameter list; possibly missing comma or \]"
func f8[P interface{ int | string }](x P) P { return x + x }

var g1 T1
var g2 T1[int]
var g3 T1[int, *int, string]
var g4 T1[int, *string]
var g5 T1[int, *int]
var g6 T8[int]
var g7 T8[string]
var g8 int[string]
var g9 T15[int, undefined]
var g10 = T15[int, int]{}
