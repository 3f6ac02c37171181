// RUN: %zokor build -emit=go %s | FileCheck %s

// A promoted method gets the embedded field as receiver; pointers on the way
// are checked for nil.

package main

type Inner struct{ n int }

func (i *Inner) pointer() {}
func (i Inner) value()    {}

type Middle struct {
	pad int
	Inner
}

type Outer struct {
	*Middle
}

// CHECK-LABEL: go.func @main.f(
// CHECK: go.check.nil
// CHECK: %[[M:.*]] = go.load %{{.*}} : !go.ptr
// CHECK: %[[CHECKED:.*]] = go.check.nil %[[M]]
// CHECK: %[[FIELD:.*]] = go.field.addr %[[CHECKED]][1]
// CHECK: go.call @"main.(*Inner).pointer"(%[[FIELD]])
func f(o *Outer) {
	o.pointer()
}

// CHECK-LABEL: go.func @main.g(
// CHECK: go.check.nil
// CHECK: %[[VALUE:.*]] = go.load %{{.*}} : !go.struct<i64>
// CHECK: go.call @main.Inner.value(%[[VALUE]])
func g(o Outer) {
	o.value()
}

func main() {
	f(nil)
	g(Outer{})
}
