// RUN: %zokor build -emit=llvm -o - %s | FileCheck %s
// A loop that calls nothing but the runtime's functions in C++ polls itself; one that calls Go code does not.

package main

import "strings"

// CHECK-LABEL: define {{.*}}@main.lookups(
// CHECK: call {{.*}}@runtime.preempt
// CHECK: ret
//
//go:noinline
func lookups(m map[int]int, n int) int {
	for m[n] != 0 {
		n = m[n]
	}
	return n
}

// CHECK-LABEL: define {{.*}}@main.calls(
// CHECK-NOT: @runtime.preempt
// CHECK: ret
//
//go:noinline
func calls(s string) int {
	n := 0
	for strings.Contains(s, "x") {
		s = strings.TrimSpace(s)
		n++
	}
	return n
}

func main() { println(lookups(map[int]int{1: 2}, 1), calls("")) }
