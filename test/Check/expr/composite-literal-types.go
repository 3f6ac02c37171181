// RUN: %verify %s
// A composite literal has a type with elements.

package p

type P *struct{ a int }

func f() {
	_ = int{1}
	_ = P{1}
	_ = []P{{1}}
	_ = chan int{} // ERROR "syntax error: unexpected \{ at end of statement"
	_ = interface{}{} // ERROR "syntax error: non-declaration statement outside function body"
	_ = [...]int{}
	_ = [2][...]int{}
	var x [...]int
	_ = struct{ a [2]int }{{1, 2}} // ERROR "syntax error: non-declaration statement outside function body"
	_ = struct{ a [2]int }{a: {1, 2}}
}
