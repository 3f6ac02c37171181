// RUN: %zokor build -emit=go %s | FileCheck %s

// The box of a constant in an interface is read-only data.

package main

// CHECK-LABEL: go.func @main.main()
// CHECK: %[[BOX:.*]] = go.global.addr @"box:8:3E8"
// CHECK: go.iface.make @"type:int", %[[BOX]]
// CHECK: go.global.addr @"box:go:string.
// CHECK-NOT: go.iface.box
// CHECK: go.return
// CHECK: go.data constant once @"box:8:3E8" size 8 align 8 bytes "\E8\03"
func main() {
	var _ interface{} = 1000
	var _ interface{} = "text"
	var _ interface{} = 'x'
}
