// RUN: %zokor build -emit=llvm -o - %s | FileCheck %s
// A call of the function itself stays a call: its frame is in tracebacks, and the stack may overflow.

package main

// CHECK-LABEL: define {{.*}}@main.count(
// CHECK: statepoint{{.*}} @main.count,
//
//go:noinline
func count(n int) int {
	if n == 0 {
		return 0
	}
	return count(n-1) + 1
}

// CHECK-LABEL: define {{.*}}@main.down(
// CHECK: statepoint{{.*}} @main.down,
//
//go:noinline
func down(n int) int {
	if n <= 0 {
		return n
	}
	return down(n - 2)
}

func main() { println(count(5), down(5)) }
