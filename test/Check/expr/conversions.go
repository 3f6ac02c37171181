// RUN: %verify %s
// T(x) is allowed for the pairs of types that the specification lists.

package p

import "unsafe"

type (
	I  interface{ m() }
	S1 struct{ a int }
	S2 struct {
		a int `tag`
	}
	S3 struct{ b int }
	P1 *S1
	F  func(int)
)

func f(i int, s string, x float64, b []byte, r []rune, e interface{}, s1 S1, p *S1, up unsafe.Pointer, u uintptr, ch chan int, sl []int) {
	_ = int(s) // ERROR "cannot convert s \(variable of type string\) to type int"
	_ = string(x) // ERROR "cannot convert x \(variable of type float64\) to type string"
	_ = string(i)
	_ = string(b)
	_ = string(r)
	_ = string(sl) // ERROR "cannot convert sl \(variable of type \[\]int\) to type string"
	_ = []byte(s)
	_ = []rune("a")
	_ = []int("a") // ERROR `cannot convert "a" \(untyped string constant\) to type \[\]int`
	_ = int("a") // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = int(1.5) // ERROR "cannot convert 1\.5 \(untyped float constant\) to type int"
	_ = int(1.0)
	_ = int8(200) // ERROR "cannot convert 200 \(untyped int constant\) to type int8"
	_ = uint(-1) // ERROR "cannot convert -1 \(untyped int constant\) to type uint"
	_ = string(65)
	_ = string(-1)
	_ = float32(1e100) // ERROR "cannot convert 1e100 \(untyped float constant 1e\+100\) to type float32"
	_ = bool(1) // ERROR "cannot convert 1 \(untyped int constant\) to type bool"
	_ = I(i) // ERROR "cannot convert i \(variable of type int\) to type I:"
	_ = S2(s1)
	_ = S3(s1) // ERROR "cannot convert s1 \(variable of type S1\) to type S3"
	_ = (*S2)(p)
	_ = (*S3)(p) // ERROR "cannot convert p \(variable of type \*S1\) to type \*S3"
	_ = unsafe.Pointer(p)
	_ = unsafe.Pointer(u)
	_ = unsafe.Pointer(i) // ERROR "cannot convert i \(variable of type int\) to type unsafe\.Pointer"
	_ = uintptr(up)
	_ = uintptr(p) // ERROR "cannot convert p \(variable of type \*S1\) to type uintptr"
	_ = (*int)(up)
	_ = (<-chan int)(ch)
	_ = (chan string)(ch) // ERROR "cannot convert ch \(variable of type chan int\) to type chan string"
	_ = F(func(int) {})
	_ = F(func() {}) // ERROR "cannot convert func\(\) \{\} \(value of type func\(\)\) to type F"
	_ = int() // ERROR "missing argument in conversion to int"
	_ = int(1, 2) // ERROR "too many arguments in conversion to int"
	_ = int(i...) // ERROR "invalid use of \.\.\. in type conversion to int"
	_ = (*[2]int)(sl)
	_ = (*[2]string)(sl) // ERROR "cannot convert sl \(variable of type \[\]int\) to type \*\[2\]string"
	_ = interface{}(nil)
	_ = (*int)(nil)
	_ = int(nil) // ERROR "cannot convert nil to type int"
	_ = complex128(1)
	_ = complex128(x) // ERROR "cannot convert x \(variable of type float64\) to type complex128"
	_ = e.(int)
	_ = int(e) // ERROR "cannot convert e \(variable of type interface\{\}\) to type int:"
}
