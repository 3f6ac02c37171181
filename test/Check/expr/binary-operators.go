// RUN: %verify %s
// Binary operators want operands of one type that they are defined for.

package p

type T int

func f(i int, t T, s string, b bool, x float64, m map[string]int, i8 int8, e interface{}) {
	_ = i + t // ERROR "invalid operation: i \+ t \(mismatched types int and T\)"
	_ = i + s // ERROR "invalid operation: i \+ s \(mismatched types int and string\)"
	_ = s - s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	_ = b + b // ERROR "invalid operation: operator \+ not defined on b \(variable of type bool\)"
	_ = x % x // ERROR "invalid operation: operator % not defined on x \(variable of type float64\)"
	_ = x & x // ERROR "invalid operation: operator & not defined on x \(variable of type float64\)"
	_ = s | s // ERROR "invalid operation: operator \| not defined on s \(variable of type string\)"
	_ = i && b // ERROR "invalid operation: i && b \(mismatched types int and bool\)"
	_ = i || i // ERROR "invalid operation: operator \|\| not defined on i \(variable of type int\)"
	_ = m + m // ERROR "invalid operation: operator \+ not defined on m \(variable of type map\[string\]int\)"
	_ = i + nil // ERROR "invalid operation: i \+ nil \(mismatched types int and untyped nil\)"
	_ = i + "a" // ERROR `invalid operation: i \+ "a" \(mismatched types int and untyped string\)`
	_ = s + 1 // ERROR "invalid operation: s \+ 1 \(mismatched types string and untyped int\)"
	_ = i + 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = i8 + 256 // ERROR "256 \(untyped int constant\) overflows int8"
	_ = i8 + 1000.0 // ERROR "1000\.0 \(untyped float constant 1000\) truncated to int8"
	_ = b && 1 // ERROR "invalid operation: b && 1 \(mismatched types bool and untyped int\)"
	_ = e + e // ERROR "invalid operation: operator \+ not defined on e \(variable of type interface\{\}\)"
	_ = e + 1 // ERROR "invalid operation: e \+ 1 \(mismatched types interface\{\} and int\)"
	i += s // ERROR "invalid operation: i \+= s \(mismatched types int and string\)"
	s += 1 // ERROR "invalid operation: s \+= 1 \(mismatched types string and untyped int\)"
	i8 += 128 // ERROR "128 \(untyped int constant\) overflows int8"
	i += 1.0
	t += 2
	_ = "a" + s + "b"
	_ = s + string("b")
}
