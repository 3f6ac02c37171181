// RUN: %zokor build -emit=go %s | FileCheck %s
// Equality of a struct looks at the bytes of strings behind everything else, but not behind an interface, whose comparison may panic.

package main

type T struct {
	s string
	n int
	i any
	t string
}

var x, y any = T{}, T{}

func main() { println(x == y) }

// CHECK-LABEL: go.func @"eq:main.T"
// CHECK-COUNT-2: go.string.len
// CHECK: go.load {{.*}} : i64
// CHECK: go.string.compare
// CHECK: go.iface.equal
// CHECK-COUNT-2: go.string.len
// CHECK: go.string.compare
