// RUN: %verify %s
// What can be ranged over, and with how many variables.

package p

type S []string
type Fn func()

func f(a [3]int, pa *[3]int, s []string, st string, m map[string]bool, c chan int, ro <-chan int, so chan<- int, i interface{}, ps *[]int, fl float64, b bool) {
	for range a {
	}
	for x := range pa {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string in variable declaration"
	}
	for x, y := range pa {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string in variable declaration"
		var _ string = y // ERROR "cannot use y \(variable of type int\) as type string in variable declaration"
	}
	for x, y := range S(s) {
		var _ int = x
		var _ int = y // ERROR "cannot use y \(variable of type string\) as type int in variable declaration"
	}
	for x, y := range st {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string in variable declaration"
		var _ string = y // ERROR "cannot use y \(variable of type rune\) as type string in variable declaration"
	}
	for x, y := range "constant" {
		var _ int = x
		var _ rune = y
	}
	for x, y := range m {
		var _ int = x // ERROR "cannot use x \(variable of type string\) as type int in variable declaration"
		var _ int = y // ERROR "cannot use y \(variable of type bool\) as type int in variable declaration"
	}
	for x := range c {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string in variable declaration"
	}
	for x, y := range ro { // ERROR "range over ro \(variable of type <-chan int\) permits only one iteration variable"
		_, _ = x, y
	}
	for x := range so { // ERROR "cannot range over so \(variable of type chan<- int\) \(receive from send-only channel\)"
		_ = x
	}
	for range so { // ERROR "cannot range over so \(variable of type chan<- int\) \(receive from send-only channel\)"
	}
	for range i { // ERROR "cannot range over i \(variable of type interface\{\}\)"
	}
	for x := range ps { // ERROR "cannot range over ps \(variable of type \*\[\]int\)"
		_ = x
	}
	for range fl { // ERROR "cannot range over fl \(variable of type float64\)"
	}
	for x, y := range b { // ERROR "cannot range over b \(variable of type bool\)"
		_, _ = x, y
	}
	for range nil { // ERROR "cannot range over nil"
	}
	for range missing { // ERROR "undefined: missing"
	}
	for x := range missing { // ERROR "undefined: missing"
		x.y()
	}
	for range int { // ERROR "int \(type\) is not an expression"
	}
	for range len { // ERROR "len \(built-in\) must be called"
	}
	for x, y, z := range s { // ERROR "range clause permits at most two iteration variables"
		_, _ = x, y
	}
	for _ = range s {
	}
	for _, _ = range s {
	}
	for _ := range s { // ERROR "no new variables on left side of :="
	}
	for _, _ := range s { // ERROR "no new variables on left side of :="
	}
	for _, x := range s { // ERROR "x declared but not used"
	}
	for a[0] = range s {
	}
	for a[0], st = range s {
	}
	for st, a[0] = range s { // ERROR "cannot use st \(value of type int\) as type string in assignment" "cannot use a\[0\] \(value of type string\) as type int in assignment"
	}
	for a[0] := range s { // ERROR "no new variables on left side of :=" "cannot declare a\[0\]"
	}
	for 1 = range s { // ERROR "cannot assign to 1 \(untyped int constant\)"
	}
	for x := range x { // ERROR "undefined: x"
	}
	for x := range func() []int { return x }() { // ERROR "undefined: x"
		_ = x
	}
	for x, x := range s { // ERROR "x redeclared in this block"
		_ = x
	}
}

func core[A []int | []string, B []int | [3]int, C ~[]byte | ~string, D chan int | <-chan int, E ~map[string]int, F *[3]int](a A, b B, c C, d D, e E, f F) {
	for range a { // ERROR "cannot range over a \(variable of type A constrained by \[\]int\|\[\]string\) \(A has no core type\)"
	}
	for range b { // ERROR "cannot range over b \(variable of type B constrained by \[\]int\|\[3\]int\) \(B has no core type\)"
	}
	for range c { // ERROR "cannot range over c \(variable of type C constrained by ~\[\]byte\|~string\) \(C has no core type\)"
	}
	for x := range d {
		var _ string = x // ERROR "cannot use x \(variable of type int\) as type string in variable declaration"
	}
	for x, y := range e {
		var _ int = x // ERROR "cannot use x \(variable of type string\) as type int in variable declaration"
		var _ string = y // ERROR "cannot use y \(variable of type int\) as type string in variable declaration"
	}
	for x, y := range f {
		var _ int = x
		var _ string = y // ERROR "cannot use y \(variable of type int\) as type string in variable declaration"
	}
}
