// RUN: %zokor build -emit=go -o - %s | FileCheck %s
// Types whose bytes decide share one function for each size; others compare field by field, without blank ones.

package main

// CHECK-LABEL: go.func @"eq:mem16"(
// CHECK: go.equal {{.*}} plain

// CHECK-LABEL: go.func @"eq:main.Mixed"(
// CHECK: go.load %arg1 : f32
// CHECK: arith.cmpf oeq
// CHECK-NOT: cmpi
// CHECK: [[P:%.*]] = go.ptr.add %arg1, %c16
// CHECK: go.load [[P]] : !go.string
// CHECK: go.string.compare eq
// CHECK: go.iface.equal

type Plain struct{ a, b int }

type Mixed struct {
	f float32
	_ int
	s string
	e interface{}
}

func main() {}
