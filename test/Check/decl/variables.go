// RUN: %verify %s
// Variable declarations: counts and types of values.

package p

func one() int          { return 1 }
func two() (int, error) { return 0, nil }
func none()             {}

var a, b = two()
var c, d int = two() // ERROR "cannot use two\(\) \(value of type error\) as type int in assignment"
var e, f, g = two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
var h = two() // ERROR "multiple-value two\(\) \(value of type \(int, error\)\) in single-value context"
var i, j = one() // ERROR "assignment mismatch: 2 variables but one returns 1 value"
var k = none() // ERROR "none\(\) \(no value\) used as value"
var l, m = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
var n, o, p = 1, 2 // ERROR "missing init expr for p"
var q = 1, 2 // ERROR "extra init expr 2"
var r int = "r" // ERROR `cannot use "r" \(untyped string constant\) as int value in variable declaration`
var s, t string
var u undefined // ERROR "undefined: undefined"
var v = undefined // ERROR "undefined: undefined"
var w = nil // ERROR "use of untyped nil in variable declaration"
var x interface{} = nil
var y = one
var z = int // ERROR "int \(type\) is not an expression"

func local() {
	var a, b = two()
	var c, d int = 1, 2
	var e = e
	var f func() = func() { f() }
	_, _, _, _, _ = a, b, c, d, f
	_ = e
}
