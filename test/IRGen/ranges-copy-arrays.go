// RUN: %zokor build -emit=go %s | FileCheck %s
// A range over an array uses a copy, over a pointer to it the array itself; without a value the array is not read.

package main

// CHECK-LABEL: go.func @main.values(
// CHECK: go.copy
// CHECK: go.index.addr
func values(a *[8]int) (n int) {
	b := *a
	for _, x := range b {
		n += x
	}
	return
}

// CHECK-LABEL: go.func @main.pointer(
// CHECK-NOT: go.copy
// CHECK: go.check.nil
// CHECK: go.index.addr
func pointer(a *[8]int) (n int) {
	for _, x := range a {
		n += x
	}
	return
}

// CHECK-LABEL: go.func @main.keys(
// CHECK-NOT: go.copy
// CHECK-NOT: go.check.nil
// CHECK: go.return
func keys(a *[8]int) (n int) {
	for i := range a {
		n += i
	}
	return
}

func main() {}
