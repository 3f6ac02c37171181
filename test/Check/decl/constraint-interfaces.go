// RUN: %verify %s
// An interface with type elements is for constraints only.

package p

type Num interface{ ~int | ~float64 }
type Cmp interface{ comparable }
type Nested interface{ Num }
type Alias = Num

var a Num // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var b comparable // ERROR "cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable"
var c []Cmp // ERROR "cannot use type Cmp outside a type constraint: interface is \(or embeds\) comparable"
var d func(Nested) Num // ERROR "cannot use type Nested outside a type constraint: interface contains type constraints" "cannot use type Num outside a type constraint: interface contains type constraints"
var e map[string]Alias // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var f struct{ Num } // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var g interface{ int } // ERROR "cannot use type interface\{int\} outside a type constraint: interface contains type constraints"
var h chan *Num // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var i any
var j interface{ m() }

type T struct{ f Num } // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
type U []Num // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
type V Num
type G[P Num] []P

var k G[Num] // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var l = Num(nil) // ERROR "cannot use interface Num in conversion \(contains specific type constraints or is comparable\)"
var m = interface{}(nil).(Num) // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
var n V // ERROR "cannot use type V outside a type constraint: interface contains type constraints"

func fn(x Num) (y Cmp) { return } // ERROR "cannot use type Num outside a type constraint: interface contains type constraints" "cannot use type Cmp outside a type constraint: interface is \(or embeds\) comparable"
func ok[P Num, Q V](p P, q Q) {}
