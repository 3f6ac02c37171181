// RUN: %verify %s
// go and defer take calls, but not conversions and calls that only compute.

package p

import "unsafe"

type T struct{}

func (T) m() int { return 0 }

func f(s []int, c chan int, m map[int]int, t T) {
	go f(s, c, m, t)
	defer t.m()
	go func() {}()
	defer recover()
	defer panic(1)
	defer close(c)
	defer delete(m, 1)
	go copy(s, s)
	defer print()
	defer int(3) // ERROR "defer requires function call, not conversion int\(3\) \(constant 3 of type int\)"
	go T(t) // ERROR "go requires function call, not conversion T\(t\) \(value of type T\)"
	defer (*int)(nil) // ERROR "defer requires function call, not conversion \(\*int\)\(nil\) \(value of type \*int\)"
	defer len(s) // ERROR "defer discards result of len\(s\) \(value of type int\)"
	go cap(s) // ERROR "go discards result of cap\(s\) \(value of type int\)"
	defer append(s, 1) // ERROR "defer discards result of append\(s, 1\) \(value of type \[\]int\)"
	go make([]int, 1) // ERROR "go discards result of make\(\[\]int, 1\) \(value of type \[\]int\)"
	defer new(int) // ERROR "defer discards result of new\(int\) \(value of type \*int\)"
	defer complex(1, 2) // ERROR "defer discards result of complex\(1, 2\) \(untyped complex constant \(1 \+ 2i\)\)"
	go unsafe.Sizeof(s) // ERROR "go discards result of unsafe\.Sizeof\(s\) \(constant 24 of type uintptr\)"
	defer missing() // ERROR "undefined: missing"
	go f(1) // ERROR "not enough arguments in call to f"
	defer s() // ERROR "invalid operation: cannot call non-function s \(variable of type \[\]int\)"
	go t.missing() // ERROR "t\.missing undefined \(type T has no field or method missing\)"
}
