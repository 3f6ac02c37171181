// RUN: %verify %s
// Arrays fit into 2^50 bytes and channel elements into 64 kB.

package p

type A [1<<50 - 1]byte
type B [1 << 50]byte // ERROR "type \[1125899906842624\]byte larger than address space"

type K [1 << 25]byte
type L [1 << 25]K // ERROR "type \[33554432\]K larger than address space"

var x [2]A                 // ERROR "type \[2\]A larger than address space"
var y [1 << 60]struct{}
var z []struct{ f [1 << 62]int } // ERROR "larger than address space"

var c chan [1<<16 - 1]byte
var d chan [1 << 16]byte // ERROR "channel element type too large \(>64kB\)"
var e chan *[1 << 16]byte

func f[T any]() {
	var _ [1 << 49]T
	_ = make(chan K) // ERROR "channel element type too large"
}
