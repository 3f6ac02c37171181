// RUN: %verify %s
// Constants that are too large to be kept.

package p

const (
	a = 1e1000000000000 // ERROR "malformed constant: 1e1000000000000"
	b = 1e-1000000000000 // ERROR "malformed constant: 1e-1000000000000"
	c = 1e100000
	d float64 = c // ERROR "cannot use c \(untyped float constant 1e\+100000\) as float64 value in constant declaration \(overflows\)"
	e = 0x1p1000000000000 // ERROR "malformed constant: 0x1p1000000000000"
)
