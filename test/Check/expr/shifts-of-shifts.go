// RUN: %verify %s
// A constant shifted twice gets its type from the place, as if it stood alone.

package p

func f(s uint) {
	var _ int = (1.0 << s) << s
	var _ int = (1.0 << s) << (1.0 << s)
	var _ = (1.0 << s) << s // ERROR "invalid operation: 1\.0 << s \(shift of type float64\)"
	var _ float32 = 1 << s << s // ERROR "invalid operation: 1 << s \(shift of type float32\)"
	var _ = (s == 1) << s // ERROR "invalid operation: shifted operand \(s == 1\) \(untyped bool value\) must be integer"
}
