// RUN: %verify --flags=-lang=go1.23 %s
// An integer can be ranged over with one variable, which has its type; an
// untyped constant takes the type of the variable.

package p

type MyInt int32

const big = 1 << 62

func f(n int, u8 uint8, mi MyInt, up uintptr, fl float64) {
	for range 10 {
	}
	for range n {
	}
	for i := range 10 {
		var _ string = i // ERROR "cannot use i \(variable of type int\) as type string"
	}
	for i := range u8 {
		var _ string = i // ERROR "cannot use i \(variable of type uint8\) as type string"
	}
	for i := range mi {
		var _ string = i // ERROR "cannot use i \(variable of type MyInt\) as type string"
	}
	for i := range 'a' {
		var _ string = i // ERROR "cannot use i \(variable of type rune\) as type string"
	}
	for i := range int16(5) {
		var _ int16 = i
	}
	for range up {
	}
	for range -1 {
	}
	for u8 = range 255 {
	}
	for u8 = range 256 { // ERROR "cannot use 256 \(untyped int constant\) as uint8 value in range clause \(overflows\)"
	}
	for mi = range 10 {
	}
	for mi = range n { // ERROR "cannot use n \(variable of type int\) as type MyInt in range clause"
	}
	for fl = range 10 { // ERROR "cannot use iteration variable of type float64"
	}
	for _ = range 10 {
	}
	for range big * 2 { // ERROR "cannot use big \* 2 \(untyped int constant 9223372036854775808\) as int value in range clause \(overflows\)"
	}
	for i := range big * 2 { // ERROR "cannot use big \* 2 .* as int value in range clause \(overflows\)"
		_ = i
	}
	for i, j := range 10 { // ERROR "range over 10 \(untyped int constant\) permits only one iteration variable"
		_, _ = i, j
	}
	for range 1.0 { // ERROR "cannot range over 1\.0 \(untyped float constant 1\)"
	}
	for range 1.5 { // ERROR "cannot range over 1\.5 \(untyped float constant\)"
	}
	for range fl { // ERROR "cannot range over fl \(variable of type float64\)"
	}
	for i := range i { // ERROR "undefined: i"
	}
	for i := range 3 { // ERROR "i declared but not used"
	}
	for i := range n {
		i = 2
		i++
	}
}

func g[T int8 | int16, U ~int, V int | float64](t T, u U, v V) {
	for i := range u {
		var _ U = i
	}
	for range t { // ERROR "cannot range over t .*T has no core type"
	}
	for range v { // ERROR "cannot range over v .*V has no core type"
	}
}
