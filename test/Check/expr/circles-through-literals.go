// RUN: %verify %s
// A literal of a type cannot stand in the declaration of that type.

package p

import "unsafe"

type (
	A [len(A{})]int // ERROR "illegal cycle in type declaration"
	S [][len(S{})]int // ERROR "illegal cycle in type declaration"
	M map[[len(M{1: 2})]int]int // ERROR "illegal cycle in type declaration"
	T struct {
		f *[unsafe.Sizeof(T{})]int // ERROR "illegal cycle in type declaration"
	}
)

var x = x.y // ERROR "initialization loop for x"
var y = func() int { return y } // ERROR "initialization loop for y" "cannot use y \(variable of type func\(\) int\) as type int in return statement"
