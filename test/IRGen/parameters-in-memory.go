// RUN: %zokor build -emit=go %s | FileCheck %s

// A large parameter is the caller's copy, unless its address may outlive the
// call.

package main

type large struct{ a [10]int }

// CHECK-LABEL: go.func @main.read
// CHECK-NOT: go.copy
// CHECK: go.return
func read(x large) int {
	x.a[1]++
	return x.a[1]
}

// CHECK-LABEL: go.func @main.escapes
// CHECK: %[[X:.*]] = go.var "x"
// CHECK: go.copy %[[X]], %arg0
// CHECK: go.return
func escapes(x large) *large { return &x }

func main() {
	read(large{})
	escapes(large{})
}
