// RUN: %verify %s
// A name may be declared once in a block; the message names the other place.

package p

import "fmt" // ERROR `imported and not used: "fmt"`
import "os" // ERROR `imported and not used: "os"`

const c = 1

var c = 2 // ERROR "c redeclared in this block"

type T int

func T() {} // ERROR "T redeclared in this block"

func f() {}
func f() {} // ERROR "f redeclared in this block"

func os() {} // ERROR `os already declared through import of package os \("os"\)`

var fmt int // ERROR `fmt already declared through import of package fmt \("fmt"\)`

func init() {}
func init() {}

var _, _ = 1, 2

func _() {}
func _() {}

func params(a int, a string) (b int, a bool) { return } // ERROR "a redeclared in this block" "result parameter a not in scope at return"

func local() {
	var x int
	var x string // ERROR "x redeclared in this block"
	const x = 1 // ERROR "x redeclared in this block"
	type x int // ERROR "x redeclared in this block"
	_ = x
}

type S struct {
	a    int
	a, b string // ERROR "a redeclared"
	_, _ int
	T
	*T // ERROR "T redeclared"
	c func(x int, x string) // ERROR "x redeclared in this block"
}

type I interface {
	m()
	m(int) // ERROR "duplicate method m"
	_() // ERROR "methods must have a unique non-blank name"
	n(p, p int) // ERROR "p redeclared in this block"
}
