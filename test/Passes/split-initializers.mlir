// RUN: zokor-opt %s -pass-pipeline='builtin.module(go-split-initializers{piece-size=8})' | FileCheck %s
// A long initializer becomes calls of pieces: cut where few values cross, constants made anew, the rest in place.

// CHECK-LABEL: go.func @p.init()
// CHECK-NEXT: [[BASE:%.*]] = go.call @p.init.part1() : () -> !go.ptr
// CHECK: go.call @p.init.part2([[BASE]]) : (!go.ptr) -> ()
// CHECK: go.call @p.init.part4([[BASE]]) : (!go.ptr) -> ()
// CHECK: go.slice.make [[BASE]]
// CHECK: go.func @p.init.part2(%{{.*}}: !go.ptr) attributes {display = "p.init"{{.*}}noinline}
// CHECK-NEXT: arith.constant 1
// CHECK: go.func @p.init.part1() -> !go.ptr
// CHECK: [[NEW:%.*]] = go.new
// CHECK: go.return [[NEW]] : !go.ptr
go.func @p.init() {
  %table = go.global.addr @p.table
  %base = go.new !go.array<4 x !go.ptr> type @"type:[4]*int" undecided
  %c0 = arith.constant 0 : i64
  %a0 = go.index.addr %base[%c0] : !go.ptr
  %v0 = go.call @p.make(%c0) : (i64) -> !go.ptr
  go.store %v0, %a0 undecided : !go.ptr
  %c1 = arith.constant 1 : i64
  %a1 = go.index.addr %base[%c1] : !go.ptr
  %v1 = go.call @p.make(%c1) : (i64) -> !go.ptr
  go.store %v1, %a1 undecided : !go.ptr
  %c2 = arith.constant 2 : i64
  %a2 = go.index.addr %base[%c2] : !go.ptr
  %v2 = go.call @p.make(%c2) : (i64) -> !go.ptr
  go.store %v2, %a2 undecided : !go.ptr
  %c3 = arith.constant 3 : i64
  %a3 = go.index.addr %base[%c3] : !go.ptr
  %v3 = go.call @p.make(%c1) : (i64) -> !go.ptr
  go.store %v3, %a3 undecided : !go.ptr
  %n = arith.constant 4 : i64
  %s = go.slice.make %base, %n, %n
  go.store %s, %table undecided : !go.slice
  go.return
}
go.func @p.make(i64) -> !go.ptr
go.data external @p.table size 24 align 8

// A short initializer stays as it is.
// CHECK-LABEL: go.func @q.init()
// CHECK: go.call @p.make
// CHECK-NOT: part
go.func @q.init() {
  %c0 = arith.constant 0 : i64
  %v0 = go.call @p.make(%c0) : (i64) -> !go.ptr
  go.return
}
