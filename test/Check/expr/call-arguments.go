// RUN: %verify %s
// A call has as many arguments as there are parameters, each assignable to its
// parameter.

package p

func none()
func one(int)
func two(int, string)
func vari(int, ...string)
func pair() (int, string)
func triple() (int, string, string)
func single() int

type T struct{ f func(int) }

func f(s []string, t T, n int, e interface{}) {
	none()
	none(1) // ERROR "too many arguments in call to none"
	one() // ERROR "not enough arguments in call to one"
	one(1)
	one(1, 2) // ERROR "too many arguments in call to one"
	one("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to one`
	one(1.5) // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in argument to one \(truncated\)"
	one(nil) // ERROR "cannot use nil as int value in argument to one"
	two(1) // ERROR "not enough arguments in call to two"
	two("a", 1) // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to two` "cannot use 1 \(untyped int constant\) as string value in argument to two"
	two(pair())
	two(triple()) // ERROR "too many arguments in call to two"
	one(pair()) // ERROR "too many arguments in call to one"
	two(pair(), 1) // ERROR "multiple-value pair\(\) \(value of type \(int, string\)\) in single-value context"
	two(1, single()) // ERROR "cannot use single\(\) \(value of type int\) as type string in argument to two"
	vari() // ERROR "not enough arguments in call to vari"
	vari(1)
	vari(1, "a", "b")
	vari(1, 2) // ERROR "cannot use 2 \(untyped int constant\) as string value in argument to vari"
	vari(1, s...)
	vari(1, "a", s...) // ERROR "too many arguments in call to vari"
	vari(s...) // ERROR "not enough arguments in call to vari"
	vari(pair())
	vari(triple())
	vari(1, nil...)
	vari(1, pair()...) // ERROR "multiple-value pair\(\) \(value of type \(int, string\)\) in single-value context"
	vari(pair()...) // ERROR "cannot use \.\.\. with 2-valued pair\(\)"
	two(1, "a"...) // ERROR "cannot use \.\.\. in call to non-variadic two"
	none(s...) // ERROR "cannot use \.\.\. in call to non-variadic none"
	one(none()) // ERROR "none\(\) \(no value\) used as value"
	one(int) // ERROR "int \(type\) is not an expression"
	one(len) // ERROR "len \(built-in\) must be called"
	t.f("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to t\.f`
	n() // ERROR "invalid operation: cannot call non-function n \(variable of type int\)"
	e() // ERROR "invalid operation: cannot call non-function e \(variable of type interface\{\}\)"
	nil() // ERROR "invalid operation: cannot call non-function nil"
	"a"() // ERROR `invalid operation: cannot call non-function "a" \(untyped string constant\)`
	(func(int))(nil)(1, 2) // ERROR "too many arguments in call to \(func\(int\)\)\(nil\)"
	func(a, b int) {}(1) // ERROR "not enough arguments in call to func\(a, b int\) \{\}"
	_ = none() // ERROR "none\(\) \(no value\) used as value"
	_ = pair() // ERROR "assignment mismatch: 1 variable but pair returns 2 values"
	_ = pair() + 1 // ERROR "multiple-value pair\(\) \(value of type \(int, string\)\) in single-value context"
	_ = single() + 1
	undefined(1, x) // ERROR "undefined: undefined" "undefined: x"
}
