// RUN: %verify %s
// What is missing or too much in expressions and statements is named.

package p

func f(a []int, m map[string]int) {
	_ = a[] // ERROR "syntax error: unexpected \], expecting operand"
	_ = a[1::2] // ERROR "middle index required in 3-index slice"
	_ = a[1:2:] // ERROR "final index required in 3-index slice"
	_ = (T){} // ERROR "cannot parenthesize type in composite literal"
	_ = f(a,
		m // ERROR "unexpected newline in argument list; possibly missing comma or \)"
	)
	_ = []int{
		1 // ERROR "unexpected newline in composite literal; possibly missing comma or }"
	}
	defer (f(a, m)) // ERROR "expression in defer must not be parenthesized"
	go a // ERROR "expression in go must be function call"
	a, m // ERROR "unexpected newline, expecting := or = or comma"
	goto 1 // ERROR "unexpected literal 1, expecting name"
}

func g()
{ // ERROR "unexpected semicolon or newline before {"
}
