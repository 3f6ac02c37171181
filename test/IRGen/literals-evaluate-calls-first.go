// RUN: %zokor build -emit=go %s | FileCheck %s

// The elements of a literal that contain calls are evaluated before those that
// only read variables.

package main

var x int

func f() int { x++; return x }

// CHECK-LABEL: go.func @main.list
// CHECK: go.call @main.f()
// CHECK-NEXT: go.store
// CHECK: go.global.addr @main.x
func list() []int { return []int{x, f()} }

func main() { list() }
