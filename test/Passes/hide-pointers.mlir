// RUN: zokor-opt -pass-pipeline='builtin.module(go.func(go-hide-pointers,mem2reg),go-escape-analysis)' %s | FileCheck %s
// A uintptr that was a variable does not lead back to its pointer; one in an expression does.

go.data external @"type:int" size 0 align 8

// CHECK-LABEL: go.func @p.hidden(
// CHECK: go.new i64 type @"type:int" stack
// CHECK: go.ptr.to.int %{{.*}} {go.hidden}
go.func @p.hidden() -> !go.ptr {
  %p = go.new i64 type @"type:int" undecided
  %v = go.var "v" : i64 type @"type:int" undecided
  %i = go.ptr.to.int %p
  go.store %i, %v undecided : i64
  %j = go.load %v : i64
  %q = go.int.to.ptr %j
  go.return %q : !go.ptr
}

// CHECK-LABEL: go.func @p.plain(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.plain() -> !go.ptr {
  %p = go.new i64 type @"type:int" undecided
  %i = go.ptr.to.int %p
  %q = go.int.to.ptr %i
  go.return %q : !go.ptr
}

// The field Data of a slice header is a pointer although it is an integer.
// CHECK-LABEL: go.func @p.header(
// CHECK-SAME: leaks = [array<i8: 0>]
go.func @p.header(%s: !go.slice) -> i64 {
  %v = go.var "v" : !go.slice type @"type:int" undecided
  go.store %s, %v undecided : !go.slice
  %a = go.field.addr %v[0] : !go.struct<i64, i64, i64> {go.header}
  %i = go.load %a : i64
  go.return %i : i64
}
