// RUN: zokor-opt -go-simplify %s | FileCheck %s
// A loop that a folded branch cuts off is erased, not rewritten forever.

// CHECK-LABEL: go.func @p.never(
// CHECK-NEXT: go.return %arg0 : i64
go.func @p.never(%x: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %c = arith.cmpi slt, %zero, %zero : i64
  cf.cond_br %c, ^head(%zero : i64), ^done(%x : i64)
^head(%n: i64):
  %more = arith.cmpi slt, %n, %zero : i64
  cf.cond_br %more, ^body, ^done(%n : i64)
^body:
  %m = arith.addi %n, %one : i64
  cf.br ^head(%m : i64)
^done(%r: i64):
  go.return %r : i64
}

// CHECK-LABEL: go.func @p.noCase(
// CHECK-NEXT: go.return %arg0 : i64
go.func @p.noCase(%x: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.addi %one, %one : i64
  cf.switch %two : i64, [
    default: ^done(%x : i64),
    1: ^head(%zero : i64)
  ]
^head(%n: i64):
  %m = arith.addi %n, %one : i64
  cf.br ^head(%m : i64)
^done(%r: i64):
  go.return %r : i64
}
