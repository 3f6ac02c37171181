// RUN: %verify %s
// Constant declarations: implicit repetition, iota, types and values.

package p

const (
	a0 = iota
	a1
	_
	a3
)

const (
	b0, c0 = iota, 1 << iota
	b1, c1
	b2, c2, d2 // ERROR "missing init expr for d2"
	b3 // ERROR "extra init expr at constants\.go:14:19"
)

var _ [a3]int = [3]int{}
var _ [c1]int = [2]int{}

const (
	e0 uint8 = 1 << (iota * 4)
	e1
	e2 // ERROR "cannot use 1 << \(iota \* 4\) \(untyped int constant 256\) as uint8 value in constant declaration \(overflows\)"
	e3 // ERROR "cannot use 1 << \(iota \* 4\) \(untyped int constant 4096\) as uint8 value in constant declaration \(overflows\)"
)

const f0 // ERROR "missing init expr for f0"
const f1 int // ERROR "missing init expr for f1"
const f2, f3 = 1 // ERROR "missing init expr for f3"
const f4, f5 = 1, 2, 3 // ERROR "extra init expr 3"

var v = 1

const g0 = v // ERROR "v \(variable of type int\) is not constant"
const g1 []int = nil // ERROR "invalid constant type \[\]int"
const g2 struct{} = 1 // ERROR "invalid constant type struct\{\}"
const g3 float32 = "x" // ERROR `cannot use "x" \(untyped string constant\) as float32 value in constant declaration`
const g4 = len([3]int{})
const g5 = nil // ERROR "nil is not constant"
const g6 = undefined // ERROR "undefined: undefined"

var h = iota // ERROR "cannot use iota outside constant declaration"

const (
	i0 = "a"
	i1 int = iota
	i2
	i3 = i0 + "b"
)

const (
	j0 = 1 / (2 - iota)
	j1
	j2 // ERROR "invalid operation: division by zero"
)

func local() {
	const (
		x = iota + 1
		y
	)
	const z = z // ERROR "undefined: z"
	const (
		p int8 = 64 << iota
		q // ERROR "cannot use 64 << iota \(untyped int constant 128\) as int8 value in constant declaration \(overflows\)"
	)
	var _ [y]int = [2]int{}
}

const self = self // ERROR "initialization loop for self"
const k0, k1 = k1, k0 // ERROR "initialization loop for k0"
