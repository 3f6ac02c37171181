// RUN: %verify %s
// A type is not a value, a builtin has to be called, a call without results has
// no value.

package p

import "fmt" // ERROR `imported and not used: "fmt"`

type T struct{}

func none()

func f(x int) {
	_ = int // ERROR "int \(type\) is not an expression"
	_ = len // ERROR "len \(built-in\) must be called"
	_ = fmt // ERROR "use of package fmt not in selector"
	_ = none() // ERROR "none\(\) \(no value\) used as value"
	_ = none
	_ = _ // ERROR "cannot use _ as value or type"
	_ = x + int // ERROR "int \(type\) is not an expression"
	_ = T // ERROR "T \(type\) is not an expression"
	_ = []int // ERROR "\[\]int \(type\) is not an expression"
	_ = map[string]int + 1 // ERROR "map\[string\]int \(type\) is not an expression"
	_ = -T // ERROR "T \(type\) is not an expression"
	_ = x.(int) // ERROR "invalid operation: x \(variable of type int\) is not an interface"
	_ = x[int] // ERROR "invalid operation: cannot index x \(variable of type int\)"
	_ = *T // ERROR "\*T \(type\) is not an expression"
	var y x // ERROR "x \(variable of type int\) is not a type"
	var z f // ERROR "f \(value of type func\(x int\)\) is not a type"
	_ = [x]int{} // ERROR "invalid array length x"
	_ = (int) // ERROR "\(int\) \(type\) is not an expression"
	_ = (len) // ERROR "\(len\) \(built-in\) must be called"
	_ = func() {} == nil
}
