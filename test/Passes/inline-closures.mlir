// RUN: zokor-opt -go-inline %s | FileCheck %s
// A closure that is known is inlined where it is called, and captured variables become values.

go.data external @"type:int" size 0 align 8
go.data external @layout size 0 align 8

// CHECK-LABEL: go.func @p.direct(
// CHECK-NEXT: %[[C:.*]] = arith.constant 2 : i64
// CHECK-NEXT: go.return %[[C]]
go.func @p.direct() -> i64 {
  %one = arith.constant 1 : i64
  %x = go.var "x" : i64 type @"type:int" undecided
  go.store %one, %x undecided : i64
  %f = go.closure.make @p.direct.func1(%x) layout @layout undecided : !go.ptr
  go.call.closure %f() : () -> ()
  %v = go.load %x : i64
  go.return %v : i64
}
go.func @p.direct.func1(%ctx: !go.ptr) attributes {closure} {
  %p = go.closure.capture %ctx[8] : !go.ptr
  %v = go.load %p : i64
  %one = arith.constant 1 : i64
  %w = arith.addi %v, %one : i64
  go.store %w, %p undecided : i64
  go.return
}

// The closure is an argument of a function that is inlined.
// CHECK-LABEL: go.func @p.passed(
// CHECK-NOT: go.call
// CHECK: go.return
go.func @p.passed(%x: i64) -> i64 {
  %f = go.closure.make @p.passed.func1(%x) layout @layout undecided : i64
  %v = go.call @p.apply(%f) : (!go.func) -> i64
  go.return %v : i64
}
go.func @p.passed.func1(%ctx: !go.ptr) -> i64 attributes {closure} {
  %v = go.closure.capture %ctx[8] : i64
  go.return %v : i64
}
go.func @p.apply(%f: !go.func) -> i64 {
  %v = go.call.closure %f() : () -> i64
  go.return %v : i64
}

// A func value that is its own argument: inlining ends.
go.data constant once @"p.self·f" size 8 align 8 relocs [#go.reloc<0 : 8 = @"p.self·fv" + 0>]
// CHECK-LABEL: go.func @p.endless(
go.func @p.endless() {
  %f = go.func.addr @"p.self·f"
  go.call @p.self(%f) : (!go.func) -> ()
  go.return
}
go.func @p.self(%f: !go.func) {
  go.call.closure %f(%f) : (!go.func) -> ()
  go.return
}
go.func @"p.self·fv"(%ctx: !go.ptr, %f: !go.func) attributes {closure, wrapper} {
  go.call @p.self(%f) : (!go.func) -> ()
  go.return
}
