// RUN: zokor-opt -pass-pipeline='builtin.module(go.func(go-eliminate-checks))' %s | FileCheck %s
// A bounds check goes if dominating checks and branches, simple facts or induction prove it.

// for i := 0; i < len(s); i++ { s[i] }
// CHECK-LABEL: go.func @p.countUp(
// CHECK-NOT: go.check.bounds
// CHECK: go.return
go.func @p.countUp(%s: !go.slice) {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %n = go.slice.len %s
  cf.br ^head(%zero : i64)
^head(%i: i64):
  %c = arith.cmpi slt, %i, %n : i64
  cf.cond_br %c, ^body, ^done
^body:
  %x = go.check.bounds index %i, %n
  %next = arith.addi %i, %one : i64
  cf.br ^head(%next : i64)
^done:
  go.return
}

// for i := len(s) - 1; i >= 0; i-- { s[i] }
// CHECK-LABEL: go.func @p.countDown(
// CHECK-NOT: go.check.bounds
// CHECK: go.return
go.func @p.countDown(%s: !go.slice) {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %n = go.slice.len %s
  %last = arith.subi %n, %one : i64
  cf.br ^head(%last : i64)
^head(%i: i64):
  %c = arith.cmpi sge, %i, %zero : i64
  cf.cond_br %c, ^body, ^done
^body:
  %x = go.check.bounds index %i, %n
  %next = arith.subi %i, %one : i64
  cf.br ^head(%next : i64)
^done:
  go.return
}

// The start is unknown: it may be negative.
// CHECK-LABEL: go.func @p.unknownStart(
// CHECK: go.check.bounds
go.func @p.unknownStart(%s: !go.slice, %start: i64) {
  %one = arith.constant 1 : i64
  %n = go.slice.len %s
  cf.br ^head(%start : i64)
^head(%i: i64):
  %c = arith.cmpi slt, %i, %n : i64
  cf.cond_br %c, ^body, ^done
^body:
  %x = go.check.bounds index %i, %n
  %next = arith.addi %i, %one : i64
  cf.br ^head(%next : i64)
^done:
  go.return
}

// Nothing keeps i from wrapping, or from running out of the slice.
// CHECK-LABEL: go.func @p.noCondition(
// CHECK: go.check.bounds
go.func @p.noCondition(%s: !go.slice, %c: i1) {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %n = go.slice.len %s
  cf.br ^head(%zero : i64)
^head(%i: i64):
  cf.cond_br %c, ^body, ^done
^body:
  %x = go.check.bounds index %i, %n
  %next = arith.addi %i, %one : i64
  cf.br ^head(%next : i64)
^done:
  go.return
}

// The bound of the loop is not the length.
// CHECK-LABEL: go.func @p.otherBound(
// CHECK: go.check.bounds
go.func @p.otherBound(%s: !go.slice, %m: i64) {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %n = go.slice.len %s
  cf.br ^head(%zero : i64)
^head(%i: i64):
  %c = arith.cmpi slt, %i, %m : i64
  cf.cond_br %c, ^body, ^done
^body:
  %x = go.check.bounds index %i, %n
  %next = arith.addi %i, %one : i64
  cf.br ^head(%next : i64)
^done:
  go.return
}

// The larger index first: the smaller ones follow.
// CHECK-LABEL: go.func @p.sameAgain(
// CHECK-COUNT-1: go.check.bounds
// CHECK-NOT: go.check.bounds
// CHECK: go.return
go.func @p.sameAgain(%s: !go.slice, %i: i64) {
  %n = go.slice.len %s
  %x = go.check.bounds index %i, %n
  %y = go.check.bounds index %i, %n
  %z = go.check.bounds slice_b %i, %n
  go.return
}

// i <= n says nothing about s[i].
// CHECK-LABEL: go.func @p.closedIsWeaker(
// CHECK-COUNT-2: go.check.bounds
go.func @p.closedIsWeaker(%s: !go.slice, %i: i64) {
  %n = go.slice.len %s
  %x = go.check.bounds slice_b %i, %n
  %y = go.check.bounds index %i, %n
  go.return
}

// A mask and an array; the last element under len(s) != 0.
// CHECK-LABEL: go.func @p.values(
// CHECK-NOT: go.check.bounds
// CHECK: go.return
go.func @p.values(%s: !go.slice, %v: i64, %b: i8) {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %mask = arith.constant 15 : i64
  %sixteen = arith.constant 16 : i64
  %wide = arith.constant 256 : i64
  %i = arith.andi %v, %mask : i64
  %x = go.check.bounds index %i, %sixteen
  %byte = arith.extui %b : i8 to i64
  %y = go.check.bounds index %byte, %wide
  %n = go.slice.len %s
  %empty = arith.cmpi eq, %n, %zero : i64
  cf.cond_br %empty, ^done, ^some
^some:
  %last = arith.subi %n, %one : i64
  %z = go.check.bounds index %last, %n
  cf.br ^done
^done:
  go.return
}

// if len(x) == len(y) { for i := range x { y[i] } }: the branch enters the loop.
// CHECK-LABEL: go.func @p.equalLengths(
// CHECK-NOT: go.check.bounds
// CHECK: go.return
go.func @p.equalLengths(%x: !go.slice, %y: !go.slice) {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %n = go.slice.len %x
  %m = go.slice.len %y
  %ne = arith.cmpi ne, %n, %m : i64
  cf.cond_br %ne, ^done, ^head(%zero : i64)
^head(%i: i64):
  %c = arith.cmpi slt, %i, %n : i64
  cf.cond_br %c, ^body, ^done
^body:
  %v = go.check.bounds index %i, %m
  %next = arith.addi %i, %one : i64
  cf.br ^head(%next : i64)
^done:
  go.return
}

// for i := range s { for j := i + 1; j < len(s); j++ { s[j] } }
// CHECK-LABEL: go.func @p.triangle(
// CHECK-NOT: go.check.bounds
// CHECK: go.return
go.func @p.triangle(%s: !go.slice) {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %n = go.slice.len %s
  cf.br ^outer(%zero : i64)
^outer(%i: i64):
  %c = arith.cmpi slt, %i, %n : i64
  cf.cond_br %c, ^enter, ^done
^enter:
  %start = arith.addi %i, %one : i64
  cf.br ^inner(%start : i64)
^inner(%j: i64):
  %d = arith.cmpi slt, %j, %n : i64
  cf.cond_br %d, ^body, ^next
^body:
  %v = go.check.bounds index %j, %n
  %k = arith.addi %j, %one : i64
  cf.br ^inner(%k : i64)
^next:
  cf.br ^outer(%start : i64)
^done:
  go.return
}

// The least number has no opposite: i + -2^63 is negative for all i below 2^63.
// if i >= 0 && i <= len(s) { s[i + math.MinInt64] }
// CHECK-LABEL: go.func @p.leastStep(
// CHECK: go.check.bounds
go.func @p.leastStep(%s: !go.slice, %i: i64) {
  %zero = arith.constant 0 : i64
  %least = arith.constant -9223372036854775808 : i64
  %n = go.slice.len %s
  %c = arith.cmpi sge, %i, %zero : i64
  cf.cond_br %c, ^upper, ^done
^upper:
  %d = arith.cmpi sle, %i, %n : i64
  cf.cond_br %d, ^body, ^done
^body:
  %k = arith.addi %i, %least : i64
  %x = go.check.bounds index %k, %n
  cf.br ^done
^done:
  go.return
}
