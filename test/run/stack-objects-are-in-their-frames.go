// RUN: %zokor run -verify-frames %s 2>&1 | FileCheck %s
// An object whose alloca stands behind other instructions is listed at its place.

package main

func check(x any) {
	if recover() != x {
		println("wrong")
	}
}

func stop() {}

func main() {
	func() {
		defer check(nil)
		defer func() {
			v := recover()
			if v == nil || v.(int) != 1 {
				println("wrong value", v)
				stop()
			}
			defer check(3)
			panic(3)
		}()
		panic(1)
	}()
	// CHECK: done
	println("done")
}
