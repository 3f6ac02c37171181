// RUN: zokor-opt -go-escape-analysis %s | FileCheck %s
// What parameters leak is known to callers in the package; one list a parameter: the heap, then the results.

go.data external @"type:int" size 0 align 8
go.data external @"type:*int" size 0 align 8
go.data external @p.global size 8 align 8 pointers "\01"

// CHECK-LABEL: go.func @p.usesIdentity(
// CHECK: go.new i64 type @"type:int" stack
// CHECK: go.new i64 type @"type:int" heap
go.func @p.usesIdentity() -> !go.ptr {
  %x = go.new i64 type @"type:int" undecided
  %p = go.call @p.identity(%x) : (!go.ptr) -> !go.ptr
  %y = go.new i64 type @"type:int" undecided
  %q = go.call @p.identity(%y) : (!go.ptr) -> !go.ptr
  go.return %q : !go.ptr
}

// CHECK-LABEL: go.func @p.identity(
// CHECK-SAME: leaks = [array<i8: -1, 0>]
go.func @p.identity(%p: !go.ptr) -> !go.ptr {
  go.return %p : !go.ptr
}

// CHECK-LABEL: go.func @p.content(
// CHECK-SAME: leaks = [array<i8: -1, 1>]
go.func @p.content(%p: !go.ptr) -> !go.ptr {
  %v = go.load %p : !go.ptr
  go.return %v : !go.ptr
}

// CHECK-LABEL: go.func @p.usesContent(
// CHECK: go.var "p" : !go.ptr type @"type:*int" stack
// CHECK: go.new i64 type @"type:int" heap
go.func @p.usesContent() -> !go.ptr {
  %p = go.var "p" : !go.ptr type @"type:*int" undecided
  %x = go.new i64 type @"type:int" undecided
  go.store %x, %p undecided : !go.ptr
  %v = go.call @p.content(%p) : (!go.ptr) -> !go.ptr
  go.return %v : !go.ptr
}

// CHECK-LABEL: go.func @p.keeps(
// CHECK-SAME: leaks = [array<i8: 0>, array<i8: -1>]
go.func @p.keeps(%p: !go.ptr, %n: i64) {
  %g = go.global.addr @p.global
  go.store %p, %g undecided : !go.ptr
  go.return
}

// The second result, with a choice between parameters.
// CHECK-LABEL: go.func @p.choose(
// CHECK-SAME: leaks = [array<i8: -1, -1, 0>, array<i8: -1>, array<i8: -1, -1, 0>]
go.func @p.choose(%p: !go.ptr, %c: i1, %q: !go.ptr) -> (i64, !go.ptr) {
  %zero = arith.constant 0 : i64
  cf.cond_br %c, ^done(%p : !go.ptr), ^done(%q : !go.ptr)
^done(%r: !go.ptr):
  go.return %zero, %r : i64, !go.ptr
}

// A result in memory is a result too.
// CHECK-LABEL: go.func @p.inMemory(
// CHECK-SAME: leaks = [array<i8: -1>, array<i8: -1, 0>]
go.func @p.inMemory(%r: !go.ptr {go.result}, %p: !go.ptr) {
  %f = go.field.addr %r[1] : !go.struct<i64, !go.ptr, i64, i64, i64>
  go.store %p, %f undecided : !go.ptr
  go.return
}

// CHECK-LABEL: go.func @p.usesInMemory(
// CHECK: go.var "r" : {{.*}} stack
// CHECK: go.new i64 type @"type:int" stack
// CHECK: go.var "s" : {{.*}} stack
// CHECK: go.new i64 type @"type:int" heap
go.func @p.usesInMemory() -> !go.ptr {
  %r = go.var "r" : !go.struct<i64, !go.ptr, i64, i64, i64> type @"type:int" undecided
  %x = go.new i64 type @"type:int" undecided
  go.call @p.inMemory(%r, %x) : (!go.ptr, !go.ptr) -> ()
  %s = go.var "s" : !go.struct<i64, !go.ptr, i64, i64, i64> type @"type:int" undecided
  %y = go.new i64 type @"type:int" undecided
  go.call @p.inMemory(%s, %y) : (!go.ptr, !go.ptr) -> ()
  %f = go.field.addr %s[1] : !go.struct<i64, !go.ptr, i64, i64, i64>
  %v = go.load %f : !go.ptr
  go.return %v : !go.ptr
}

// Functions that call each other are looked at together.
// CHECK-LABEL: go.func @p.even(
// CHECK-SAME: leaks = [array<i8: -1>, array<i8: -1>]
// CHECK: go.new i64 type @"type:int" stack
go.func @p.even(%n: i64, %p: !go.ptr) {
  %x = go.new i64 type @"type:int" undecided
  go.call @p.odd(%n, %x) : (i64, !go.ptr) -> ()
  go.return
}
go.func @p.odd(%n: i64, %p: !go.ptr) {
  go.call @p.even(%n, %p) : (i64, !go.ptr) -> ()
  go.return
}

// A slice that is cut in place: the object holds nothing new.
// CHECK-LABEL: go.func @p.cutInPlace(
// CHECK-SAME: leaks = [array<i8: -1>, array<i8: -1>]
go.func @p.cutInPlace(%b: !go.ptr, %n: i64) {
  %f = go.field.addr %b[1] : !go.struct<i64, !go.slice>
  %s = go.load %f : !go.slice
  %p = go.slice.ptr %s
  %t = go.slice.make %p, %n, %n
  go.store %t, %f undecided : !go.slice
  go.return
}
