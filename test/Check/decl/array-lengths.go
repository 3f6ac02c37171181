// RUN: %verify %s
// An array's length is a constant integer, not negative.

package p

const c = 3
const f = 3.0
const big = 1 << 62
const huge = 1 << 64

var v = 3

type T int

var (
	_ [c]int
	_ [f]int
	_ ['a']int
	_ [2 + 0i]int
	_ [-1]int // ERROR "invalid array length -1 \(untyped int constant\)"
	_ [1.5]int // ERROR "array length 1\.5 \(untyped float constant\) must be integer"
	_ ["a"]int // ERROR `array length "a" \(untyped string constant\) must be integer`
	_ [v]int // ERROR "invalid array length v"
	_ [v + 1]int // ERROR "array length v \+ 1 \(value of type int\) must be constant"
	_ [T]int // ERROR "invalid array length T"
	_ [undefined]int // ERROR "undeclared name undefined for array length"
	_ [huge]int // ERROR "array length huge \(untyped int constant 18446744073709551616\) must be integer"
	_ [len("abc")]int
	_ [len(v)]int // ERROR "invalid argument: v \(variable of type int\) for len"
	_ [nil]int // ERROR "invalid array length nil"
	_ [true]int // ERROR "array length true \(untyped bool constant\) must be integer"
	_ [...]int // ERROR "invalid use of \[\.\.\.\] array \(outside a composite literal\)"
	_ [int8(5)]int
	_ []undefined // ERROR "undefined: undefined"
	_ [2]undefined // ERROR "undefined: undefined"
	_ = [...]int{1, 2}
)
