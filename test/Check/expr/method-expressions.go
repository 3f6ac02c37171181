// RUN: %verify %s
// T.m is a function with the receiver as its first parameter; m must be in the
// method set of T.

package p

type T struct{ a int }

func (t T) M(x int) string { return "" }
func (*T) P()              {}

type I interface{ M(x int) string }

func f(t T, p *T, i I) {
	var _ func(T, int) string = T.M
	var _ func(*T, int) string = (*T).M
	var _ func(*T) = (*T).P
	_ = T.P // ERROR "cannot call pointer method P on T"
	_ = T.a // ERROR "T\.a undefined \(type T has no method a\)"
	_ = T.x // ERROR "T\.x undefined \(type T has no field or method x\)"
	_ = (**T).M // ERROR "\(\*\*T\)\.M undefined \(type \*\*T has no field or method M\)"
	var _ func(I, int) string = I.M
	var _ func(int) string = t.M
	var _ func(int) string = p.M
	var _ func() = t.P
	var _ func(int) string = i.M
	T.M(t, 1)
	T.M(1) // ERROR "not enough arguments in call to T\.M"
	T.M(p, 1) // ERROR "cannot use p \(variable of type \*T\) as type T in argument to T\.M"
	(*T).P(t) // ERROR "cannot use t \(variable of type T\) as type \*T in argument to \(\*T\)\.P"
	I.M(t, 1)
	I.M(p, "a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to I\.M`
	var _ func(int) = T.M // ERROR "cannot use T\.M \(value of type func\(t T, x int\) string\) as type func\(int\) in variable declaration"
	_ = int.x // ERROR "int\.x undefined \(type int has no field or method x\)"
	_ = []int.x // ERROR "\[\]int\.x \(type\) is not an expression" "int\.x undefined \(type int has no field or method x\)"
}
