// RUN: %zokor run %s 2>&1 | FileCheck %s

// A function continues behind a recovered panic with its own variables, in
// each of its calls.

package main

func guard(f func()) (s string) {
	defer func() {
		if e := recover(); e != nil {
			s += e.(string)
		}
	}()
	s = "recovered "
	f()
	return "returned"
}

func main() {
	// CHECK: recovered a
	println(guard(func() { panic("a") }))
	// CHECK-NEXT: recovered b
	println(guard(func() { panic("b") }))
	// CHECK-NEXT: returned
	println(guard(func() {}))
}
