// RUN: %zokor build -emit=go -o - %s | FileCheck %s
// Wrappers find the receiver that a method was declared for and call it; they are linked once.

package main

type Value struct{ a, b int }

func (v Value) Get() int   { return v.a }
func (v *Value) Set(x int) { v.a = x }

type Outer struct {
	x int
	*Value
}

type Getter interface{ Get() int }

type Holder struct{ Getter }

// A method of the value through a pointer: nil has a message of its own.
// CHECK-LABEL: go.func @"main.(*Value).Get"(%arg0: !go.ptr) -> i64 attributes {{.*}}once{{.*}}wrapper
// CHECK: go.call @runtime.panicwrap
// CHECK: go.load {{.*}} : !go.struct<i64, i64>
// CHECK: go.call @main.Value.Get

// Through an embedded pointer.
// CHECK-LABEL: go.func @main.Outer.Set(%arg0: !go.struct<i64, !go.ptr>, %arg1: i64)
// CHECK: [[P:%.*]] = go.struct.get %arg0[1]
// CHECK: go.call @"main.(*Value).Set"([[P]], %arg1)

// Through an embedded interface.
// CHECK-LABEL: go.func @main.Holder.Get(
// CHECK: [[I:%.*]] = go.struct.get %arg0[0]
// CHECK: go.call.iface [[I]] "Get"[0 of @"type:main.Getter"]

func main() {}
