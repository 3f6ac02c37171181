// RUN: %verify %s
// A type switch is on an interface; its cases are distinct types that can occur,
// or nil.

package p

import "io"

type T struct{}

func (T) Read([]byte) (int, error) { return 0, nil }

type P struct{}

func (*P) Read([]byte) (int, error) { return 0, nil }

type W struct{}

func (W) Read(string) {}

func f(i interface{}, r io.Reader, x int, p *io.Reader) {
	switch i.(type) {
	case int, string, int: // ERROR "duplicate case int in type switch"
	case nil, nil: // ERROR "duplicate case nil in type switch"
	case []int:
	case []int, map[string]int: // ERROR "duplicate case \[\]int in type switch"
	case interface{}, error:
	case interface{}: // ERROR "duplicate case interface\{\} in type switch"
	case map[string]int: // ERROR "duplicate case map\[string\]int in type switch"
	case rune:
	case int32: // ERROR "duplicate case int32 in type switch"
	case 1: // ERROR "1 is not a type"
	case x: // ERROR "x \(variable of type int\) is not a type"
	case missing: // ERROR "undefined: missing"
	case func(), func(int):
	case func(): // ERROR "duplicate case func\(\) in type switch"
	case struct{ a int }, struct{ b int }:
	}
	switch r.(type) {
	case T:
	case *T:
	case P: // ERROR "impossible type switch case: P"
	case *P:
	case W: // ERROR "impossible type switch case: W"
	case int: // ERROR "impossible type switch case: int"
	case io.Writer, io.Reader:
	case interface{ Read() }:
	case nil:
	}
	switch x.(type) { // ERROR "x \(variable of type int\) is not an interface"
	}
	switch p.(type) { // ERROR "p \(variable of type \*io\.Reader\) is not an interface"
	case int:
	}
	switch y := x.(type) { // ERROR "x \(variable of type int\) is not an interface"
	case int:
		_ = y
	}
	switch _ := i.(type) { // ERROR "no new variable on left side of :="
	}
	switch y := i.(type) {
	case int:
		var _ string = y // ERROR "cannot use y \(variable of type int\) as type string in variable declaration"
	case int8, int16:
		var _ int = y // ERROR "cannot use y \(variable of type interface\{\}\) as type int in variable declaration:"
	case nil:
		var _ int = y // ERROR "cannot use y \(variable of type interface\{\}\) as type int in variable declaration:"
	case error:
		y.Error()
		y.Missing() // ERROR "y\.Missing undefined \(type error has no field or method Missing\)"
	default:
		y.Missing() // ERROR "y\.Missing undefined \(type interface\{\} has no field or method Missing\)"
	}
	switch y := missing.(type) { // ERROR "undefined: missing"
	case int:
		_ = y
	}
	switch y := i.(type) {
	case missing: // ERROR "undefined: missing"
		_ = y + 1
	}
	switch x := i.(type) { // ERROR "x declared but not used"
	case int:
		x := 1 // ERROR "no new variables on left side of :="
	}
}

func g[T any](t T) {
	switch t.(type) { // ERROR "cannot use type switch on type parameter value t \(variable of type T constrained by any\)"
	case int:
	}
	switch any(t).(type) {
	case int, T:
	case T: // ERROR "duplicate case T in type switch"
	}
}
