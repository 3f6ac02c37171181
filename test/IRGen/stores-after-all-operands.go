// RUN: %zokor build -emit=go %s | FileCheck %s
// A tuple assignment evaluates all operands before the first store, and the checks of a store come with it.

package main

// CHECK-LABEL: go.func @main.swap(
// CHECK: go.check.bounds
// CHECK: go.check.bounds
// CHECK-NOT: go.store
// CHECK: go.slice.ptr
// CHECK: go.check.bounds index
// CHECK: go.store
// CHECK: go.check.bounds index
// CHECK: go.store
func swap(s []int, i, j int) {
	s[i], s[j] = s[j], s[i]
}

func main() {}
