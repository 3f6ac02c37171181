// RUN: %verify %s
// A directive stands on a line of its own in front of what it is for.

//go:noinline

package p

//go:nosplit
import _ "os"

//go:noinline
const c = 1

//go:noinline
type T int

//go:noinline
var v int

//go:noinline
func f() {}

func g() {
	//go:noinline // ERROR "misplaced compiler directive"
	x := 1
	_ = x
}

//go:unknown
const d = 1

//go:build linux
func h() {}
