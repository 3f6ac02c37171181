// RUN: %zokor build -emit=go %s | FileCheck %s

// An interface is compared with a concrete value by its dynamic type and the
// value behind it; with nil by its first word.

package main

// CHECK-LABEL: go.func @main.concrete
// CHECK-NOT: go.iface.box
// CHECK: go.iface.assert ok {{.*}} is @"type:string"
// CHECK: cf.cond_br
// CHECK: go.string.compare eq
// CHECK: go.return
func concrete(x any, s string) bool { return x == s }

// CHECK-LABEL: go.func @main.null
// CHECK: go.iface.word
// CHECK: go.ptr.eq
func null(x error) bool { return x == nil }

func main() {
	concrete(nil, "")
	null(nil)
}
