// RUN: %verify %s
// Each unary operator is defined for the operands the specification names.

package p

func f(i int, b bool, s string, x float64, p *int, ch chan int, so chan<- int, u uint8) {
	_ = !i // ERROR "invalid operation: operator ! not defined on i \(variable of type int\)"
	_ = -s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	_ = +b // ERROR "invalid operation: operator \+ not defined on b \(variable of type bool\)"
	_ = ^x // ERROR "invalid operation: operator \^ not defined on x \(variable of type float64\)"
	_ = *i // ERROR "invalid operation: cannot indirect i \(variable of type int\)"
	_ = &1 // ERROR "invalid operation: cannot take address of 1 \(untyped int constant\)"
	_ = &f // ERROR "invalid operation: cannot take address of f \(value of type func\(i int, b bool, s string, x float64, p \*int, ch chan int, so chan<- int, u uint8\)\)"
	_ = &s[0] // ERROR "invalid operation: cannot take address of s\[0\] \(value of type byte\)"
	_ = <-i // ERROR "invalid operation: cannot receive from non-channel i \(variable of type int\)"
	_ = <-so // ERROR "invalid operation: cannot receive from send-only channel so \(variable of type chan<- int\)"
	_ = !nil // ERROR "invalid operation: operator ! not defined on nil"
	_ = -nil // ERROR "invalid operation: operator - not defined on nil"
	_ = !b
	_ = ^u
	_ = -x
	_ = <-ch
	_ = **p // ERROR "invalid operation: cannot indirect \*p \(variable of type int\)"
	_ = &struct{ a int }{1}
	_ = &(struct{ a int }{1})
	_ = *nil // ERROR "invalid operation: cannot indirect nil"
}
