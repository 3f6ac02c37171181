// RUN: %verify --flags "-lang=go1.20" %s
// unsafe.String, unsafe.StringData and unsafe.SliceData.

package p

import "unsafe"

func f(b *byte, p *int, bs []byte, s string, n int, x float64) {
	var _ string = unsafe.String(b, n)
	var _ *byte = unsafe.StringData(s)
	var _ *byte = unsafe.StringData("a")
	var _ *byte = unsafe.SliceData(bs)
	_ = unsafe.String(p, n)   // ERROR "cannot use p \(variable of type \*int\) as type \*byte in argument to unsafe\.String"
	_ = unsafe.String(b, -1)  // ERROR "invalid argument: length -1 \(constant of type int\) must not be negative"
	_ = unsafe.String(b, x)   // ERROR "invalid argument: length x \(variable of type float64\) must be integer"
	_ = unsafe.StringData(bs) // ERROR "cannot use bs \(variable of type \[\]byte\) as type string in argument to unsafe\.StringData"
	_ = unsafe.SliceData(s)   // ERROR "invalid argument: s \(variable of type string\) is not a slice"
}
