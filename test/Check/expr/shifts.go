// RUN: %verify %s
// The left operand of a shift is an integer; an untyped constant on the left of
// a shift that is not constant gets its type from the place of the shift.

package p

func f(s uint, n int, x float64, str string, u8 uint8) {
	_ = 1 << s
	_ = 1.0 << s // ERROR "invalid operation: 1\.0 << s \(shift of type float64\)"
	_ = 1.5 << s // ERROR "invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer"
	_ = "a" << s // ERROR `invalid operation: shifted operand "a" \(untyped string constant\) must be integer`
	_ = x << 1 // ERROR "invalid operation: shifted operand x \(variable of type float64\) must be integer"
	_ = 1 << x // ERROR "invalid operation: shift count x \(variable of type float64\) must be integer"
	_ = 1 << str // ERROR "invalid operation: shift count str \(variable of type string\) must be integer"
	_ = 1 << 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to uint"
	_ = 1 << -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	_ = n << -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	_ = 1 << 2000 // ERROR "invalid operation: invalid shift count 2000 \(untyped int constant\)"
	_ = n << 2000
	_ = 2.0 << 3
	_ = 1 << n
	var _ float64 = 1 << s // ERROR "invalid operation: 1 << s \(shift of type float64\)"
	var _ int64 = 1.0 << s
	var _ uint8 = 256 << s // ERROR "256 \(untyped int constant\) overflows uint8"
	var _ = x + 1<<s // ERROR "invalid operation: 1 << s \(shift of type float64\)"
	var _ = 1.0<<s == 2.0 // ERROR "invalid operation: 1\.0 << s \(shift of type float64\)"
	var _ = float32(1 << s) // ERROR "invalid operation: 1 << s \(shift of type float32\)"
	var _ = string(1 << s) // ERROR "invalid operation: 1 << s \(shift of type string\)"
	var _ interface{} = 1.0 << s // ERROR "invalid operation: 1\.0 << s \(shift of type float64\)"
	var _ = make([]int, 1.0<<s)
	var arr [10]int
	_ = arr[1.0<<s]
	_ = u8 + 1<<s
	_ = u8 + 300<<s // ERROR "300 \(untyped int constant\) overflows uint8"
	_ = x * (1 << 3)
	_ = 1<<s + 1.5 // ERROR "invalid operation: 1 << s \(shift of type float64\)"
	_ = complex(1<<s, 0) // ERROR "invalid operation: 1 << s \(shift of type float64\)"
	_ = -(1.0 << s) // ERROR "invalid operation: 1\.0 << s \(shift of type float64\)"
	u8 <<= 300
	u8 <<= x // ERROR "invalid operation: shift count x \(variable of type float64\) must be integer"
	x <<= 1 // ERROR "invalid operation: shifted operand x \(variable of type float64\) must be integer"
	n >>= s
}
