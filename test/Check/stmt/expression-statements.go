// RUN: %verify %s
// Only calls and receive operations may stand alone.

package p

import "unsafe"

type T struct{ f int }

func (T) m() {}

func fn() int { return 0 }

func f(x int, s []int, c chan int, t T, i interface{}, p *int, m map[int]int) {
	fn()
	(fn())
	<-c
	(<-c)
	t.m()
	x // ERROR "x \(variable of type int\) is not used"
	1 // ERROR "1 \(untyped int constant\) is not used"
	"a" // ERROR `"a" \(untyped string constant\) is not used`
	x + 1 // ERROR "x \+ 1 \(value of type int\) is not used"
	x == 1 // ERROR "x == 1 \(untyped bool value\) is not used"
	-x // ERROR "-x \(value of type int\) is not used"
	&x // ERROR "&x \(value of type \*int\) is not used"
	*p // ERROR "\*p \(variable of type int\) is not used"
	s[0] // ERROR "s\[0\] \(variable of type int\) is not used"
	s[1:] // ERROR "s\[1:\] \(value of type \[\]int\) is not used"
	m[1] // ERROR "m\[1\] \(map index expression of type int\) is not used"
	t.f // ERROR "t\.f \(variable of type int\) is not used"
	t.m // ERROR "t\.m \(value of type func\(\)\) is not used"
	T.m // ERROR "T\.m \(value of type func\(T\)\) is not used"
	i.(int) // ERROR "i\.\(int\) \(comma, ok expression of type int\) is not used"
	fn // ERROR "fn \(value of type func\(\) int\) is not used"
	f // ERROR "f \(value of type func\(x int, s \[\]int, c chan int, t T, i interface\{\}, p \*int, m map\[int\]int\)\) is not used"
	nil // ERROR "nil is not used"
	int // ERROR "int \(type\) is not an expression"
	[]int // ERROR "\[\]int \(type\) is not an expression"
	[]int{1} // ERROR "\[\]int\{…\} \(value of type \[\]int\) is not used"
	T{} // ERROR "T\{\} \(value of type T\) is not used"
	func() {} // ERROR "func\(\) \{\} \(value of type func\(\)\) is not used"
	func() {}()
	int(x) // ERROR "int\(x\) \(value of type int\) is not used"
	[]byte("a") // ERROR `\[\]byte\("a"\) \(value of type \[\]byte\) is not used`
	len // ERROR "len \(built-in\) must be called"
	len(s) // ERROR "len\(s\) \(value of type int\) is not used"
	cap(s) // ERROR "cap\(s\) \(value of type int\) is not used"
	make([]int, 1) // ERROR "make\(\[\]int, 1\) \(value of type \[\]int\) is not used"
	new(int) // ERROR "new\(int\) \(value of type \*int\) is not used"
	append(s, 1) // ERROR "append\(s, 1\) \(value of type \[\]int\) is not used"
	complex(1, 2) // ERROR "complex\(1, 2\) \(untyped complex constant \(1 \+ 2i\)\) is not used"
	unsafe.Sizeof(x) // ERROR "unsafe\.Sizeof\(x\) \(constant 8 of type uintptr\) is not used"
	unsafe // ERROR "use of package unsafe not in selector"
	copy(s, s)
	print(1)
	delete(m, 1)
	recover()
	close(c)
	missing // ERROR "undefined: missing"
	_ // ERROR "cannot use _ as value or type"
	(x) // ERROR "\(x\) \(variable of type int\) is not used"
	((len)) // ERROR "\(\(len\)\) \(built-in\) must be called"
}
