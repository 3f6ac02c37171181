// RUN: %verify %s
// Constant operations are exact, and their results must fit the type.

package p

const big = 1 << 500

const (
	a = big * big // ERROR "constant multiplication overflow"
	b = 1 / 0 // ERROR "invalid operation: division by zero"
	c = 1.0 / 0 // ERROR "invalid operation: division by zero"
	d = 1 % 0 // ERROR "invalid operation: division by zero"
	e = 0i / 0i // ERROR "invalid operation: division by zero"
	f = 1.5 % 2 // ERROR "invalid operation: operator % not defined on 1\.5 \(untyped float constant\)"
	g = int8(100) + 100 // ERROR "int8\(100\) \+ 100 \(constant 200 of type int8\) overflows int8"
	h = -uint8(1) // ERROR "-uint8\(1\) \(constant -1 of type uint8\) overflows uint8"
	i = ^uint8(0)
	j = uint8(255) + 1 // ERROR "uint8\(255\) \+ 1 \(constant 256 of type uint8\) overflows uint8"
	k = 'a' + 1.0
	l = 5 / 2 * 2.0
	m = big << 20 // ERROR "constant shift overflow"
	n = int8(1) << 7 // ERROR "int8\(1\) << 7 \(constant 128 of type int8\) overflows int8"
	o = int64(1) << 63 // ERROR "int64\(1\) << 63 \(constant 9223372036854775808 of type int64\) overflows int64"
	q = "a" + "b"
	r = "a" + 1 // ERROR `invalid operation: "a" \+ 1 \(mismatched types untyped string and untyped int\)`
	s = !true
	t = 1 == 1.0
	u = int32(1<<31 - 1) * 2 // ERROR "int32\(1 << 31 - 1\) \* 2 \(constant 4294967294 of type int32\) overflows int32"
	v = float32(1e38) * 1e10 // ERROR "float32\(1e38\) \* 1e10 \(constant 1e\+48 of type float32\) overflows float32"
	w = len("abc") + 1
	x = -big - big
	y = big - big + 1
	z = 1 / 3.0 * 3
)

var arr [l]int
var _ [4]int = arr
var f32 float32 = 1e100 // ERROR "cannot use 1e100 \(untyped float constant 1e\+100\) as float32 value in variable declaration \(overflows\)"
var i8 int8 = -129 // ERROR "cannot use -129 \(untyped int constant\) as int8 value in variable declaration \(overflows\)"
var i16 int16 = 1.0
var u uint = -1 // ERROR "u redeclared in this block" "cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)"
var bb byte = 'ā' // ERROR "cannot use 'ā' \(untyped rune constant 257\) as byte value in variable declaration \(overflows\)"
var c64 complex64 = 1e40i // ERROR "cannot use 1e40i \(untyped complex constant \(0 \+ 1e\+40i\)\) as complex64 value in variable declaration \(overflows\)"
var _ = i8 / 0 // ERROR "invalid operation: division by zero"
var _ = f32 / 0
var _ = 1.5 / f32 / 0.0
var _ = u &^ -1
