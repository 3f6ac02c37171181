// RUN: %verify %s
// Conditions are boolean; ++, -- and op= need operands that the operator takes.

package p

type B bool

func fn() (int, int) { return 0, 0 }

func f(x int, s string, b B, p *int, fl float64, c complex128, i interface{}) {
	if x { // ERROR "non-boolean condition in if statement"
	}
	if s { // ERROR "non-boolean condition in if statement"
	} else if p { // ERROR "non-boolean condition in if statement"
	}
	if b {
	}
	if x == 1 {
	}
	if nil { // ERROR "non-boolean condition in if statement"
	}
	if fn() { // ERROR "multiple-value fn\(\) \(value of type \(int, int\)\) in single-value context"
	}
	if int { // ERROR "int \(type\) is not an expression"
	}
	if missing { // ERROR "undefined: missing"
	}
	if 1 { // ERROR "non-boolean condition in if statement"
	}
	if true {
	}
	for x { // ERROR "non-boolean condition in for statement"
	}
	for b {
		break
	}
	for ; s; { // ERROR "non-boolean condition in for statement"
	}
	x++
	fl++
	c--
	s++ // ERROR "invalid operation: s\+\+ \(non-numeric type string\)"
	p-- // ERROR "invalid operation: p-- \(non-numeric type \*int\)"
	b++ // ERROR "invalid operation: b\+\+ \(non-numeric type B\)"
	i++ // ERROR "invalid operation: i\+\+ \(non-numeric type interface\{\}\)"
	missing++ // ERROR "undefined: missing"
	nil++ // ERROR "invalid operation: nil\+\+ \(non-numeric type untyped nil\)"
	f++ // ERROR "invalid operation: f\+\+ \(non-numeric type func\(x int, s string, b B, p \*int, fl float64, c complex128, i interface\{\}\)\)"
	1++ // ERROR "cannot assign to 1 \(untyped int constant\)"
	"a"++ // ERROR `invalid operation: "a"\+\+ \(non-numeric type untyped string\)`
	x += 1
	x += 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	x += "a" // ERROR `invalid operation: x \+= "a" \(mismatched types int and untyped string\)`
	x += s // ERROR "invalid operation: x \+= s \(mismatched types int and string\)"
	s += "a"
	s += 1 // ERROR "invalid operation: s \+= 1 \(mismatched types string and untyped int\)"
	s -= "a" // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	x &= 1
	fl &= 1 // ERROR "invalid operation: operator & not defined on fl \(variable of type float64\)"
	fl %= 2 // ERROR "invalid operation: operator % not defined on fl \(variable of type float64\)"
	b = b && true
	b += true // ERROR "invalid operation: operator \+ not defined on b \(variable of type B\)"
	x <<= 1
	x <<= -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	x <<= fl // ERROR "invalid operation: shift count fl \(variable of type float64\) must be integer"
	fl <<= 1 // ERROR "invalid operation: shifted operand fl \(variable of type float64\) must be integer"
	x /= 0 // ERROR "invalid operation: division by zero"
	fl /= 0
	x |= x
	i += 1 // ERROR "invalid operation: i \+= 1 \(mismatched types interface\{\} and int\)"
	p += 1 // ERROR "cannot convert 1 \(untyped int constant\) to \*int"
	missing += 1 // ERROR "undefined: missing"
	x += missing // ERROR "undefined: missing"
	x += nil // ERROR "invalid operation: x \+= nil \(mismatched types int and untyped nil\)"
	x += fn() // ERROR "multiple-value fn\(\) \(value of type \(int, int\)\) in single-value context"
	_ += 1 // ERROR "cannot use _ as value or type"
	_++ // ERROR "cannot use _ as value or type"
}
