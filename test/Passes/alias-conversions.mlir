// RUN: zokor-opt -pass-pipeline='builtin.module(go.func(go-alias-conversions))' %s | FileCheck %s
// A conversion does not copy if the string is used up at once, or the bytes are only read.

go.data external @"type:map" size 0 align 8
go.func @p.unknown()

// CHECK-LABEL: go.func @p.compared(
// CHECK: go.string.from.bytes alias
go.func @p.compared(%b: !go.slice, %s: !go.string) -> i1 {
  %t = go.string.from.bytes %b undecided
  %c = go.string.compare eq %t, %s
  go.return %c : i1
}

// CHECK-LABEL: go.func @p.lookedUp(
// CHECK: go.string.from.bytes alias
go.func @p.lookedUp(%b: !go.slice, %m: !go.map) -> i64 {
  %t = go.string.from.bytes %b undecided
  %e, %ok = go.map.lookup %m[%t] : !go.string type @"type:map" : !go.string
  %v = go.load %e : i64
  go.return %v : i64
}

// The bytes may change between.
// CHECK-LABEL: go.func @p.comparedLater(
// CHECK: go.string.from.bytes %
go.func @p.comparedLater(%b: !go.slice, %s: !go.string) -> i1 {
  %t = go.string.from.bytes %b undecided
  go.call @p.unknown() : () -> ()
  %c = go.string.compare eq %t, %s
  go.return %c : i1
}

// CHECK-LABEL: go.func @p.kept(
// CHECK: go.string.from.bytes %
go.func @p.kept(%b: !go.slice) -> !go.string {
  %t = go.string.from.bytes %b undecided
  go.return %t : !go.string
}

// CHECK-LABEL: go.func @p.onlyRead(
// CHECK: go.string.to.bytes alias
go.func @p.onlyRead(%s: !go.string, %i: i64) -> i8 {
  %b = go.string.to.bytes %s undecided
  %p = go.slice.ptr %b
  %a = go.index.addr %p[%i] : i8
  %v = go.load %a : i8
  go.return %v : i8
}

// CHECK-LABEL: go.func @p.written(
// CHECK: go.string.to.bytes %
go.func @p.written(%s: !go.string, %v: i8) {
  %b = go.string.to.bytes %s undecided
  %p = go.slice.ptr %b
  go.store %v, %p undecided : i8
  go.return
}
