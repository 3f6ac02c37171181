// RUN: %zokor run %s 2>&1 | FileCheck %s
// An iterator function that calls the body when it must not panics.

package main

func try(iterator func(yield func(int) bool)) {
	defer func() {
		println(recover().(error).Error())
	}()
	for i := range iterator {
		if i == 1 {
			break
		}
	}
}

func main() {
	try(func(yield func(int) bool) {
		yield(1)
		yield(2)
	})
	// CHECK: runtime error: range function continued iteration after function for loop body returned false
	var kept func(int) bool
	func() {
		for range func(yield func(int) bool) { kept = yield } {
		}
	}()
	try(func(yield func(int) bool) { kept(0) })
	// CHECK-NEXT: runtime error: range function continued iteration after whole loop exit
	func() {
		defer func() {
			println(recover().(error).Error())
		}()
		for range func(yield func() bool) {
			defer func() { recover() }()
			yield()
		} {
			panic("lost")
		}
	}()
	// CHECK-NEXT: runtime error: range function recovered a loop body panic and did not resume panicking
}
