// RUN: %zokor run %s 2>&1 | FileCheck %s
// Before go1.22 all iterations of a loop share the variables.

//go:build go1.21

package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	println(fs[0](), fs[2]())
	// CHECK: 3 3
	fs = nil
	for i := range []int{5, 6} {
		fs = append(fs, func() int { return i })
	}
	println(fs[0](), fs[1]())
	// CHECK-NEXT: 1 1
}
