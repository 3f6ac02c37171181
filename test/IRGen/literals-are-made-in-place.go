// RUN: %zokor build -emit=go %s | FileCheck %s

// A literal in memory is built in its variable, nested literals included; what
// &T{} points to is made once.

package main

type inner struct{ a, b, c int }
type outer struct {
	x inner
	y [2]inner
}

// CHECK-LABEL: go.func @main.local
// CHECK: %[[V:.*]] = go.var "v"
// CHECK-NOT: go.copy
// CHECK: go.store {{.*}} : i64
// CHECK-NOT: go.var "~l"
// CHECK: go.return
func local(a int) int {
	v := outer{x: inner{b: a}, y: [2]inner{1: {c: a}}}
	return v.x.b + v.y[1].c
}

// CHECK-LABEL: go.func @main.pointer
// CHECK: go.new
// CHECK-NOT: go.copy
// CHECK: go.return
func pointer(a int) *outer {
	return &outer{x: inner{b: a}}
}

func main() {
	local(0)
	pointer(0)
}
