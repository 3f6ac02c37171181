// RUN: %verify %s
// An untyped constant used as a value of a type must be representable by it.

package p

func i8(int8)
func u(uint)
func f32(float32)
func r(rune)
func s(string)

type T struct{ a uint16 }

const huge = 1 << 100

func f(a []int, m map[int8]bool, x int8, c complex64) {
	i8(127)
	i8(128) // ERROR "cannot use 128 \(untyped int constant\) as int8 value in argument to i8 \(overflows\)"
	i8(-129) // ERROR "cannot use -129 \(untyped int constant\) as int8 value in argument to i8 \(overflows\)"
	i8('a')
	i8('ā') // ERROR "cannot use 'ā' \(untyped rune constant 257\) as int8 value in argument to i8 \(overflows\)"
	i8(1.0)
	i8(1.1) // ERROR "cannot use 1\.1 \(untyped float constant\) as int8 value in argument to i8 \(truncated\)"
	i8(1 + 0i)
	i8(1i) // ERROR "cannot use 1i \(untyped complex constant \(0 \+ 1i\)\) as int8 value in argument to i8 \(truncated\)"
	u(-1) // ERROR "cannot use -1 \(untyped int constant\) as uint value in argument to u \(overflows\)"
	u(1 << 64) // ERROR "cannot use 1 << 64 \(untyped int constant 18446744073709551616\) as uint value in argument to u \(overflows\)"
	u(1<<64 - 1)
	f32(1e38)
	f32(1e39) // ERROR "cannot use 1e39 \(untyped float constant 1e\+39\) as float32 value in argument to f32 \(overflows\)"
	f32(1e-50)
	f32(huge)
	r("a") // ERROR `cannot use "a" \(untyped string constant\) as rune value in argument to r`
	s('a') // ERROR "cannot use 'a' \(untyped rune constant 97\) as string value in argument to s"
	_ = T{65535}
	_ = T{65536} // ERROR "cannot use 65536 \(untyped int constant\) as uint16 value in struct literal \(overflows\)"
	_ = T{a: -1} // ERROR "cannot use -1 \(untyped int constant\) as uint16 value in struct literal \(overflows\)"
	_ = a[huge] // ERROR "huge \(untyped int constant 1267650600228229401496703205376\) overflows int"
	_ = m[300] // ERROR "cannot use 300 \(untyped int constant\) as int8 value in map index \(overflows\)"
	_ = x + 200 // ERROR "200 \(untyped int constant\) overflows int8"
	_ = x == 200 // ERROR "200 \(untyped int constant\) overflows int8"
	_ = x << 200
	_ = x >> huge // ERROR "huge \(untyped int constant 1267650600228229401496703205376\) overflows uint"
	_ = c + 1e39 // ERROR "1e39 \(untyped float constant 1e\+39\) overflows complex64"
	var _ = huge // ERROR "cannot use huge \(untyped int constant 1267650600228229401496703205376\) as int value in variable declaration \(overflows\)"
	var _ interface{} = huge // ERROR "cannot use huge \(untyped int constant 1267650600228229401496703205376\) as int value in variable declaration \(overflows\)"
	var _ float64 = huge
	println(huge) // ERROR "cannot use huge \(untyped int constant 1267650600228229401496703205376\) as int value in argument to println \(overflows\)"
	_ = -huge // ERROR "cannot use -huge \(untyped int constant -1267650600228229401496703205376\) as int value in assignment to _ identifier \(overflows\)"
	x = 1000 // ERROR "cannot use 1000 \(untyped int constant\) as int8 value in assignment \(overflows\)"
	x, _ = 1000, huge // ERROR "cannot use 1000 \(untyped int constant\) as int8 value in assignment \(overflows\)" "cannot use huge \(untyped int constant 1267650600228229401496703205376\) as int value in assignment to _ identifier \(overflows\)"
	const k int8 = 1000 // ERROR "cannot use 1000 \(untyped int constant\) as int8 value in constant declaration \(overflows\)"
	const l = int8(1) << 7 // ERROR "int8\(1\) << 7 \(constant 128 of type int8\) overflows int8"
	const _ = "abc"[1] // ERROR `"abc"\[1\] \(value of type byte\) is not constant`
	const _ = len("abc") * 1e3
	const _ string = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in constant declaration"
	const _ = f // ERROR "f \(value of type func\(a \[\]int, m map\[int8\]bool, x int8, c complex64\)\) is not constant"
	for x = 0; x < 300; x++ { // ERROR "300 \(untyped int constant\) overflows int8"
	}
	switch x {
	case 1, 300: // ERROR "300 \(untyped int constant\) overflows int8"
	}
}
