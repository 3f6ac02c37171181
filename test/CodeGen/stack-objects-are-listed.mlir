// RUN: zokor-opt -emit=llvm %s | FileCheck %s
// A variable in the frame that can hold pointers is listed for the whole function, one without pointers is not.

go.func @p.g(!go.ptr, !go.ptr)
go.data constant declared external @"type:string" size 8 align 8
go.data constant declared external @"type:int" size 8 align 8

// CHECK-LABEL: @p.object(
// CHECK-DAG: %[[V:.*]] = alloca { ptr addrspace(1), i64 }, align 8, addrspace(1){{.*}}, !is_base_value
// CHECK-DAG: %[[N:.*]] = alloca i64, align 8, addrspace(1){{.*}}, !is_base_value
// CHECK: @llvm.experimental.stackmap(i64 {{[0-9]+}}, i32 0, ptr addrspace(1) %[[V]], i32 16, i32 0)
// CHECK: gc.statepoint{{.*}}@p.g
go.func @p.object(%s: !go.string, %i: i64) {
  %v = go.var "v" : !go.string type @"type:string" stack
  go.store %s, %v none : !go.string
  %n = go.var "n" : i64 type @"type:int" stack
  go.store %i, %n none : i64
  go.call @p.g(%v, %n) : (!go.ptr, !go.ptr) -> ()
  go.return
}
