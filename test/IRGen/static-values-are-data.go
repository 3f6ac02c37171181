// RUN: %zokor build -emit=go -o - %s | FileCheck %s
// A package variable with a value known at link time is data and has no code in init; others have code.

package main

// The array behind a slice is a variable of its own.
// CHECK-DAG: go.data internal @main..stmp_0 size 24 align 8 bytes "\01\00\00\00\00\00\00\00\02\00\00\00\00\00\00\00\03"
// CHECK-DAG: go.data external @main.slice size 24 {{.*}} relocs [#go.reloc<0 : 8 = @main..stmp_0 + 0>] pointers "\01"
var slice = []int{1, 2, 3}

// CHECK-DAG: go.data external @main.field size 8 {{.*}} relocs [#go.reloc<0 : 8 = @main.object + 8>]
var field = &object.b

var object struct{ a, b int }

// CHECK-DAG: go.data external @main.function size 8 {{.*}} @"main.f\C2\B7f"
var function = f

// CHECK-DAG: go.data external @main.nothing size 16 align 8 pointers
var nothing interface{} = nil

// CHECK-DAG: go.data external @main.boxed size 16 {{.*}} @"type:int"
var boxed interface{} = 5

// CHECK-DAG: go.data external @main.dynamic size 8 align 8 {go.variable = "type:int"}{{$}}
var dynamic = f()

// CHECK-LABEL: go.func @main.init()
// CHECK-NOT: go.store
// CHECK: go.call @main.f()
// CHECK: go.store
// CHECK-NOT: go.store
// CHECK: go.return
func f() int { return 1 }

func main() {}
