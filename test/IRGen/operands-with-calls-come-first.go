// RUN: %zokor build -emit=go %s | FileCheck %s

// Of the operands of an operator those with calls are evaluated first: the
// variable is read when the call may have changed it.

package main

var x int

func f() int { x++; return x }

// CHECK-LABEL: go.func @main.sum
// CHECK: %[[F:.*]] = go.call @main.f()
// CHECK: go.global.addr @main.x
// CHECK-NEXT: %[[X:.*]] = go.load
// CHECK-NEXT: arith.addi %[[X]], %[[F]]
func sum() int { return x + f() }

func main() { sum() }
