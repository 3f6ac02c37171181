// RUN: %zokor build -emit=go %s | FileCheck %s
// The variables on the left of an assignment are read behind the calls on the right.

package main

func f() int { return 1 }

// CHECK-LABEL: go.func @main.set(
// CHECK: go.call @main.f()
// CHECK: go.load {{.*}} : !go.slice
// CHECK: go.check.bounds
func set(s []int, i int) {
	s[i] = f()
}

// CHECK-LABEL: go.func @main.add(
// CHECK: go.call @main.f()
// CHECK: go.map.assign
// CHECK-NOT: go.map
// CHECK: arith.addi
// CHECK: go.store
func add(m map[string]int, k string) {
	m[k] += f()
}

// A division by zero leaves no entry behind.
// CHECK-LABEL: go.func @main.divide(
// CHECK: go.map.lookup
// CHECK: go.div
// CHECK: go.map.assign
func divide(m map[string]int, k string, n int) {
	m[k] /= n
}

func main() {}
