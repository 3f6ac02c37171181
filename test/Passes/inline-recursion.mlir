// RUN: zokor-opt %s -go-inline | FileCheck %s
// A small function that calls itself takes copies of itself, three levels deep; one that must not be inlined does not.

// CHECK-LABEL: go.func @p.down(
// CHECK-COUNT-4: arith.cmpi slt
// CHECK: go.call @p.down
// CHECK-NOT: go.call
// CHECK: go.func @p.kept(
go.func @p.down(%n: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %three = arith.constant 3 : i64
  %stop = arith.cmpi slt, %n, %zero : i64
  cf.cond_br %stop, ^done, ^more
^done:
  go.return %n : i64
^more:
  %m = arith.subi %n, %three : i64
  %r = go.call @p.down(%m) : (i64) -> i64
  %s = arith.xori %r, %n : i64
  go.return %s : i64
}

// CHECK-COUNT-1: go.call @p.kept
// CHECK-NOT: go.call
go.func @p.kept(%n: i64) -> i64 attributes {noinline} {
  %zero = arith.constant 0 : i64
  %three = arith.constant 3 : i64
  %stop = arith.cmpi slt, %n, %zero : i64
  cf.cond_br %stop, ^done, ^more
^done:
  go.return %n : i64
^more:
  %m = arith.subi %n, %three : i64
  %r = go.call @p.kept(%m) : (i64) -> i64
  %s = arith.xori %r, %n : i64
  go.return %s : i64
}
