// RUN: %verify %s
// go:linkname needs package unsafe and names a function or variable.

package p

//go:linkname f runtime.f // ERROR "usage: //go:linkname localname \[linkname\]"
func f() {}
