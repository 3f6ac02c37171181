// RUN: zokor-opt -pass-pipeline='builtin.module(go.func(go-eliminate-checks))' %s | FileCheck %s
// A pointer is checked for nil once on each way.

// CHECK-LABEL: go.func @p.twice(
// CHECK-COUNT-1: go.check.nil
// CHECK-NOT: go.check.nil
// CHECK: go.return
go.func @p.twice(%p: !go.ptr) {
  %a = go.check.nil %p
  %b = go.check.nil %p
  %c = go.check.nil %b
  go.return
}

// CHECK-LABEL: go.func @p.onlyOnOneWay(
// CHECK-COUNT-2: go.check.nil
go.func @p.onlyOnOneWay(%p: !go.ptr, %c: i1) {
  cf.cond_br %c, ^a, ^b
^a:
  %x = go.check.nil %p
  cf.br ^b
^b:
  %y = go.check.nil %p
  go.return
}

// CHECK-LABEL: go.func @p.comparedWithNil(
// CHECK: go.check.nil
// CHECK-NOT: go.check.nil
go.func @p.comparedWithNil(%p: !go.ptr) {
  %nil = go.nil : !go.ptr
  %is = go.ptr.eq %p, %nil : !go.ptr
  cf.cond_br %is, ^isNil, ^isNot
^isNil:
  %x = go.check.nil %p
  go.return
^isNot:
  %y = go.check.nil %p
  go.return
}

// CHECK-LABEL: go.func @p.element(
// CHECK-NOT: go.check.nil
// CHECK: go.return
go.func @p.element(%s: !go.slice, %i: i64) {
  %n = go.slice.len %s
  %x = go.check.bounds index %i, %n
  %p = go.slice.ptr %s
  %e = go.index.addr %p[%x] : i64
  %c = go.check.nil %e
  go.return
}

// Cutting nil at 0 gives nil.
// CHECK-LABEL: go.func @p.cut(
// CHECK: go.check.nil
go.func @p.cut(%s: !go.slice, %i: i64) {
  %n = go.slice.len %s
  %x = go.check.bounds slice_b %i, %n
  %p = go.slice.ptr %s
  %e = go.index.addr %p[%x] : i64
  %c = go.check.nil %e
  go.return
}
