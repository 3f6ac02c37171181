// RUN: %verify %s
// Function literals are values; their bodies see the scope at the literal.

package p

var v = func(x int) string { return x } // ERROR "cannot use x \(variable of type int\) as type string in return statement"

func f(n int) (r string) {
	_ = func() int { return n }() + 1
	func() { undefined() }() // ERROR "undefined: undefined"
	g := func(a int, b ...string) (int, error) {
		var unused int // ERROR "unused declared but not used"
		return a, b // ERROR "cannot use b \(variable of type \[\]string\) as type error in return statement:"
	}
	_ = g
	h := func() { h() } // ERROR "h declared but not used" "undefined: h"
	var k func()
	k = func() { k() }
	func(x int) { x = 1 }("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to func\(x int\) \{…\}`
	defer func() { r = n }() // ERROR "cannot use n \(variable of type int\) as type string in assignment"
	_ = func(n string) { n = 1 } // ERROR "cannot use 1 \(untyped int constant\) as string value in assignment"
	return func() string { return 1 }() // ERROR "cannot use 1 \(untyped int constant\) as string value in return statement"
}

const c = func() int { return 1 }() // ERROR "func\(\) int \{…\}\(\) \(value of type int\) is not constant"
