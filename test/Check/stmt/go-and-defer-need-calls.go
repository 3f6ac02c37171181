// RUN: %verify %s
// What follows go and defer is a call that is not in parentheses.

package p

func f(x int) {
	defer x // ERROR "expression in defer must be function call" "invalid operation: cannot call non-function x \(variable of type int\)"
	go f // ERROR "expression in go must be function call" "not enough arguments in call to f"
	defer (f(1)) // ERROR "expression in defer must not be parenthesized"
	go (f)(1)
	defer func() {} // ERROR "expression in defer must be function call"
	go 1 // ERROR "expression in go must be function call" "invalid operation: cannot call non-function 1 \(untyped int constant\)"
	defer ((f(1))) // ERROR "expression in defer must not be parenthesized"
}
