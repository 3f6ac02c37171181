// RUN: %zokor run %s 2>&1 | FileCheck %s
// Switches over values of all kinds take the first case that matches.

package main

type pair struct {
	a int
	b string
	c [5]int
}

func say(s string, v int) int { print(s, " "); return v }

func kind(x any) string {
	switch x := x.(type) {
	case nil:
		return "nil"
	case int, int8:
		_ = x.(any)
		return "int"
	case error:
		return "error " + x.Error()
	case [9]int:
		return "array " + string(rune('0'+x[3]))
	case func():
		return "func"
	case interface{ m() }:
		return "m"
	default:
		return "other"
	}
}

type failure struct{}

func (failure) Error() string { return "failed" }

type methods int

func (*methods) m() {}

func generic[T any](x any) string {
	switch x.(type) {
	case T:
		return "T"
	case int:
		return "int"
	}
	return "?"
}

func word(s string) byte {
	switch s {
	case "case":
		return 'C'
	case "default":
		return 'D'
	case "":
		return 'E'
	case "select":
		return 'S'
	case "switch":
		return 'W'
	case "a":
		return 'A'
	}
	return '?'
}

func main() {
	println(kind(nil), kind(1), kind(int8(1)), kind(failure{}), kind([9]int{3: 7}), kind(func() {}), kind(new(methods)), kind(""))
	// CHECK: nil int int error failed array 7 func m other
	println(generic[int](1), generic[string](1), generic[string](""), generic[error](failure{}))
	// CHECK-NEXT: T int T T
	for _, s := range []string{"", "a", "b", "case", "default", "select", "switch", "switcH"} {
		print(string(rune(word(s))))
	}
	println()
	// CHECK-NEXT: EA?CDSW?
	switch say("tag", 2) {
	case say("one", 1), say("two", 2), say("three", 3):
		println("hit")
	}
	// CHECK-NEXT: tag one two hit
	var x any = 3
	switch x {
	case 3.0:
		println("float")
	case "3":
		println("string")
	case 3:
		println("int")
	}
	// CHECK-NEXT: int
	switch (pair{1, "a", [5]int{4: 1}}) {
	case pair{1, "a", [5]int{}}:
		println("no")
	case pair{1, "a", [5]int{4: 1}}:
		println("pair")
	}
	// CHECK-NEXT: pair
	var i8 int8 = -128
	switch i8 {
	case 127:
		println("max")
	case -128:
		println("min")
		fallthrough
	case 0:
		println("fell")
	default:
		println("no")
	}
	// CHECK-NEXT: min
	// CHECK-NEXT: fell
	var f func()
	switch f {
	case nil:
		println("nil func")
	}
	// CHECK-NEXT: nil func
	var nan float64
	nan /= nan
	switch nan {
	case nan:
		println("no")
	default:
		println("NaN")
	}
	// CHECK-NEXT: NaN
	switch {
	default:
		println("default")
	case i8 > 0:
		println("positive")
	}
	// CHECK-NEXT: default
}
