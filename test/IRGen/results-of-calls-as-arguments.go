// RUN: %zokor build -emit=go %s | FileCheck %s

// f(g()) passes on all results of g, each converted to its parameter.

package main

func g() (int, string, bool) { return 1, "a", true }

func f(n int, rest ...interface{}) {}

// CHECK-LABEL: go.func @main.main()
// CHECK: %[[R:.*]]:3 = go.call @main.g()
// CHECK: go.iface.box %[[R]]#1 type @"type:string"
// CHECK: go.iface.box %[[R]]#2 type @"type:bool"
// CHECK: go.call @main.f(%[[R]]#0,
func main() {
	f(g())
}
