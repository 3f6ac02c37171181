// RUN: %verify %s
// The left side of an assignment must be addressable, a map element or blank.

package p

type T struct {
	f int
	a [3]int
	s []int
	p *T
}

const c = 1

func fn() T      { return T{} }
func ptr() *T    { return nil }
func num() int   { return 0 }

func f(m map[string]T, mp map[string]*T, s string, t T, i interface{}) {
	c = 2 // ERROR "cannot assign to c \(untyped int constant 1\)"
	1 = 2 // ERROR "cannot assign to 1 \(untyped int constant\)"
	num() = 3 // ERROR "cannot assign to num\(\) \(value of type int\)"
	fn().f = 1 // ERROR "cannot assign to fn\(\)\.f \(value of type int\)"
	fn().a[0] = 1 // ERROR "cannot assign to fn\(\)\.a\[0\] \(value of type int\)"
	fn().s[0] = 1
	ptr().f = 1
	*ptr() = t
	m["a"].f = 1 // ERROR `cannot assign to struct field m\["a"\]\.f in map`
	m["a"].a[1] = 1 // ERROR `cannot assign to m\["a"\]\.a\[1\] \(value of type int\)`
	m["a"].p.f = 1
	mp["a"].f = 1
	m["a"] = t
	s[0] = 'x' // ERROR "cannot assign to s\[0\] \(value of type byte\)"
	(t) = T{}
	(m["b"]) = T{}
	nil = nil // ERROR "cannot assign to nil"
	f = nil // ERROR "cannot assign to f \(value of type func\(m map\[string\]T, mp map\[string\]\*T, s string, t T, i interface\{\}\)\)"
	int = 3 // ERROR "int \(type\) is not an expression"
	len = nil // ERROR "len \(built-in\) must be called"
	i.(int) = 1 // ERROR "cannot assign to i\.\(int\) \(comma, ok expression of type int\)"
	&t = nil // ERROR "cannot assign to &t \(value of type \*T\)"
	t.a[:] = nil // ERROR "cannot assign to t\.a\[:\] \(value of type \[\]int\)"
	func() {} = nil // ERROR "cannot assign to func\(\) \{\} \(value of type func\(\)\)"
	m["c"].f++ // ERROR `cannot assign to struct field m\["c"\]\.f in map`
	num()++ // ERROR "cannot assign to num\(\) \(value of type int\)"
	c-- // ERROR "cannot assign to c \(untyped int constant 1\)"
	m["c"].f += 1 // ERROR `cannot assign to struct field m\["c"\]\.f in map`
	num() += 1 // ERROR "cannot assign to num\(\) \(value of type int\)"
	c <<= 1 // ERROR "cannot assign to c \(untyped int constant 1\)"
	s[1] += 1 // ERROR "cannot assign to s\[1\] \(value of type byte\)"
	(t.f)++
	m["a"].s[0]++
	[3]int{}[0] = 1 // ERROR "cannot assign to \[3\]int\{\}\[0\] \(value of type int\)"
	[]int{1}[0] = 1
	undefined = 1 // ERROR "undefined: undefined"
	undefined.x = 1 // ERROR "undefined: undefined"
	t.missing = 1 // ERROR "t\.missing undefined \(type T has no field or method missing\)"
	"abc"[0] = 'b' // ERROR `cannot assign to "abc"\[0\] \(value of type byte\)`
}
