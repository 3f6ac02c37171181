// RUN: %verify --flags "-lang=go1.12" %s
// Notations of numbers and signed shift counts came with go1.13.

package p

func f(n int) {
	_ = 1_000 // ERROR "underscores in numeric literals requires go1\.13 or later \(-lang was set to go1\.12; check go\.mod\)"
	_ = 0b101 // ERROR "binary literals requires go1\.13 or later \(-lang was set to go1\.12; check go\.mod\)"
	_ = 0o17 // ERROR "0o/0O-style octal literals requires go1\.13 or later \(-lang was set to go1\.12; check go\.mod\)"
	_ = 0x1p3 // ERROR "hexadecimal floating-point literals requires go1\.13 or later \(-lang was set to go1\.12; check go\.mod\)"
	_ = 017
	_ = 0xff
	_ = 1 << n // ERROR "invalid operation: signed shift count n \(variable of type int\) requires go1\.13 or later"
	_ = n >> n // ERROR "invalid operation: signed shift count n \(variable of type int\) requires go1\.13 or later"
}
