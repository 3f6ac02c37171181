// RUN: %verify %s
// The functions of package unsafe; sizes are constants.

package p

import "unsafe"

type T struct {
	a int8
	b int64
	*U
	V
}
type U struct{ u int }
type V struct{ v int }

func (T) m() {}

func f(t T, pt *T, p unsafe.Pointer, n int, x float64, s []int) {
	const _ = unsafe.Sizeof(t)
	const _ = unsafe.Alignof(t.b)
	const _ = unsafe.Offsetof(t.b)
	var _ [unsafe.Offsetof(t.b)]int = [8]int{}
	var _ [unsafe.Sizeof(t)]int = [32]int{}
	_ = unsafe.Offsetof(t) // ERROR "invalid argument: t is not a selector expression"
	_ = unsafe.Offsetof(t.m) // ERROR "invalid argument: t\.m is a method value"
	_ = unsafe.Offsetof(t.u) // ERROR "invalid argument: field u is embedded via a pointer in T"
	_ = unsafe.Offsetof(t.v)
	_ = unsafe.Offsetof(pt.v)
	_ = unsafe.Offsetof(t.x) // ERROR "invalid argument: T has no single field x"
	_ = unsafe.Sizeof(nil) // ERROR "use of untyped nil in argument to unsafe\.Sizeof"
	_ = unsafe.Sizeof() // ERROR "invalid operation: not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)"
	_ = unsafe.Sizeof(int) // ERROR "int \(type\) is not an expression"
	var _ unsafe.Pointer = unsafe.Add(p, n)
	_ = unsafe.Add(p, x) // ERROR "invalid argument: length x \(variable of type float64\) must be integer"
	_ = unsafe.Add(&t, 1) // ERROR "cannot use &t \(value of type \*T\) as type unsafe\.Pointer in argument to unsafe\.Add"
	_ = unsafe.Add(p, -1)
	_ = unsafe.Add(p) // ERROR "invalid operation: not enough arguments for unsafe\.Add\(p\) \(expected 2, found 1\)"
	var _ []T = unsafe.Slice(pt, n)
	_ = unsafe.Slice(t, 1) // ERROR "invalid argument: t \(variable of type T\) is not a pointer"
	_ = unsafe.Slice(pt, -1) // ERROR "invalid argument: length -1 \(constant of type int\) must not be negative"
	_ = unsafe.Slice(pt, 1.5) // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = unsafe.Foo(1) // ERROR "undefined: unsafe\.Foo"
	_ = unsafe.Sizeof // ERROR "unsafe\.Sizeof \(built-in\) must be called"
	unsafe.Sizeof(t) // ERROR "unsafe\.Sizeof\(t\) \(constant 32 of type uintptr\) is not used"
}
