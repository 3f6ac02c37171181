// RUN: %verify %s
// A type that needs a value whose type is that type has no answer.

package p

import "unsafe"

type T1 [len(x1)]int // ERROR "invalid recursive type T1"

var x1 T1

type T2 [unsafe.Sizeof(x2)]int // ERROR "invalid recursive type T2"

var x2 T2

type T3 [c3]int // ERROR "invalid recursive type T3"

const c3 = len(T3{})

type T4 struct{ f [len(x4.g)]int } // ERROR "invalid recursive type T4"

var x4 struct{ g T4 }

var v1 = v1 // ERROR "initialization loop for v1"
var v2 = v3 // ERROR "initialization loop for v2"
var v3 = v2

func f1() int { return v4 }

var v4 = f1() // ERROR "initialization loop for v4"

var v5 = func() int { return v5 }() // ERROR "initialization loop for v5"

type M struct{}

func (M) m() int { return v6 }

var v6 = M{}.m() // ERROR "initialization loop for v6"
var v7 = M.m(M{}) + v8 // ERROR "initialization loop for v7"
var v8 = v7

const k1 = k2 // ERROR "initialization loop for k1"
const k2 = len([k1]int{})

func f2() { f3() }
func f3() { f2() }

var ok1 = f2
var ok2 = &ok2p
var ok2p interface{} = ok2q
var ok2q = 1
