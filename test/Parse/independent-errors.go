// RUN: %verify %s
// The parser goes on behind an error: independent mistakes are all reported.

package p

var a = f(1 2) // ERROR "syntax error: unexpected literal 2 in argument list; possibly missing comma or \)"

func g() {
	if x = 1 { // ERROR "syntax error: cannot use assignment \(x\) = \(1\) as value"
	}
	x y // ERROR "syntax error: unexpected y at end of statement"
	go h // ERROR "expression in go must be function call"
	for i := range 10 {
	}
}

type T struct { a, b } // ERROR "syntax error: unexpected }, expecting type"

const c 1 // ERROR "syntax error: unexpected literal 1 after top level declaration"

type I interface { m[]() } // ERROR "empty type parameter list"

x := 1 // ERROR "syntax error: non-declaration statement outside function body"

func (a, b T) m() {} // ERROR "method has multiple receivers"
