// RUN: %verify %s
// A value must be assignable to the variable's type; untyped constants must be
// representable in it.

package p

import "io"

type E struct{}

func (*E) Error() string { return "" }

type I interface{ M() }
type J interface {
	I
	N()
}

func f(i I, j J, e E, r io.Reader, ch chan int, ro <-chan int, so chan<- int) {
	var x int = 1
	var s string
	s = x // ERROR "cannot use x \(variable of type int\) as type string in assignment"
	x = s // ERROR "cannot use s \(variable of type string\) as type int in assignment"
	x = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in assignment \(truncated\)"
	x = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in assignment`
	x = nil // ERROR "cannot use nil as int value in assignment"
	s = nil // ERROR "cannot use nil as string value in assignment"
	x = 'a'
	x = 1 << 70 // ERROR "cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in assignment \(overflows\)"
	var u8 uint8 = 256 // ERROR "cannot use 256 \(untyped int constant\) as uint8 value in variable declaration \(overflows\)"
	u8 = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint8 value in assignment \(overflows\)"
	u8 = 'a'
	var f32 float32 = 1e100 // ERROR "cannot use 1e100 \(untyped float constant 1e\+100\) as float32 value in variable declaration \(overflows\)"
	f32 = 1i // ERROR "cannot use 1i \(untyped complex constant \(0 \+ 1i\)\) as float32 value in assignment \(overflows\)"
	f32 = 'x'
	var b bool = 1 // ERROR "cannot use 1 \(untyped int constant\) as bool value in variable declaration"
	b = x == 1
	b = x // ERROR "cannot use x \(variable of type int\) as type bool in assignment"
	var err error = e // ERROR "cannot use e \(variable of type E\) as type error in variable declaration:"
	err = &e
	err = nil
	i = j
	j = i // ERROR "cannot use i \(variable of type I\) as type J in assignment:"
	r = e // ERROR "cannot use e \(variable of type E\) as type io\.Reader in assignment:"
	r = nil
	ro = ch
	so = ch
	ch = ro // ERROR "cannot use ro \(variable of type <-chan int\) as type chan int in assignment"
	ro = so // ERROR "cannot use so \(variable of type chan<- int\) as type <-chan int in assignment"
	var p *int = &s // ERROR "cannot use &s \(value of type \*string\) as type \*int in variable declaration"
	p = &x
	var fn func(int) = f // ERROR "cannot use f \(value of type func\(i I, j J, e E, r io\.Reader, ch chan int, ro <-chan int, so chan<- int\)\) as type func\(int\) in variable declaration"
	fn = func(string) {} // ERROR "cannot use func\(string\) \{\} \(value of type func\(string\)\) as type func\(int\) in assignment"
	fn = func(int) {}
	var any interface{} = 1 << 70 // ERROR "cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in variable declaration \(overflows\)"
	any = nil
	any = x
	var arr [3]int = [2]int{} // ERROR "cannot use \[2\]int\{\} \(value of type \[2\]int\) as type \[3\]int in variable declaration"
	arr = [...]int{1, 2, 3}
	var sl []int = arr // ERROR "cannot use arr \(variable of type \[3\]int\) as type \[\]int in variable declaration"
	sl = arr[:]
	var m map[string]int = map[string]string{} // ERROR "cannot use map\[string\]string\{\} \(value of type map\[string\]string\) as type map\[string\]int in variable declaration"
	m = nil
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier"
	_ = 1 << 70 // ERROR "cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in assignment to _ identifier \(overflows\)"
	_ = int // ERROR "int \(type\) is not an expression"
	_ = len // ERROR "len \(built-in\) must be called"
	var n = nil // ERROR "use of untyped nil in variable declaration"
	q := nil // ERROR "use of untyped nil in assignment"
	var t = int // ERROR "int \(type\) is not an expression"
	v := print // ERROR "print \(built-in\) must be called"
	x, s = s, x // ERROR "cannot use s \(variable of type string\) as type int in assignment" "cannot use x \(variable of type int\) as type string in assignment"
	_, _, _, _, _, _, _, _, _ = u8, f32, b, err, p, fn, any, arr, sl
	_, _, _, _, _ = m, n, q, t, v
}
