// RUN: %zokor build -emit=go %s | FileCheck %s
// What uintptr(p) points to is alive during a call of a function that says so, as system calls do.

package main

import "unsafe"

//go:uintptrescapes
func system(a uintptr, rest ...uintptr) {}

func ordinary(a uintptr) {}

func main() {
	var x, y int
	// CHECK-LABEL: go.func @main.main
	// CHECK: [[X:%.*]] = go.var "x"
	// CHECK: [[Y:%.*]] = go.var "y"
	// CHECK: go.call @main.system
	// CHECK-DAG: go.keep.alive [[X]]
	// CHECK-DAG: go.keep.alive [[Y]]
	// CHECK: go.call @main.ordinary
	// CHECK-NOT: go.keep.alive
	// CHECK: go.return
	system(uintptr(unsafe.Pointer(&x)), uintptr(unsafe.Pointer(&y))+1)
	ordinary(uintptr(unsafe.Pointer(&x)))
}
