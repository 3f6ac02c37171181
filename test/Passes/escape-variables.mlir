// RUN: zokor-opt -allow-unregistered-dialect -go-escape-analysis %s | FileCheck %s
// A variable is on the stack unless its address reaches the heap, a result or a later iteration of a loop.

go.data external @"type:int" size 0 align 8
go.data external @"type:*int" size 0 align 8
go.data external @p.global size 8 align 8 pointers "\01"
go.func @p.unknown(!go.ptr)
go.func @p.harmless(!go.ptr) attributes {noescape}

// CHECK-LABEL: go.func @p.local(
// CHECK-SAME: leaks = []
// CHECK: go.var "x" : i64 type @"type:int" stack
go.func @p.local() -> i64 {
  %x = go.var "x" : i64 type @"type:int" undecided
  %v = go.load %x : i64
  go.return %v : i64
}

// CHECK-LABEL: go.func @p.returned(
// CHECK: go.var "x" : i64 type @"type:int" heap
go.func @p.returned() -> !go.ptr {
  %x = go.var "x" : i64 type @"type:int" undecided
  go.return %x : !go.ptr
}

// CHECK-LABEL: go.func @p.storedInGlobal(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.storedInGlobal() {
  %x = go.new i64 type @"type:int" undecided
  %g = go.global.addr @p.global
  go.store %x, %g undecided : !go.ptr
  go.return
}

// CHECK-LABEL: go.func @p.passed(
// CHECK: go.var "x" : i64 type @"type:int" heap
// CHECK: go.var "y" : i64 type @"type:int" stack
go.func @p.passed() {
  %x = go.var "x" : i64 type @"type:int" undecided
  go.call @p.unknown(%x) : (!go.ptr) -> ()
  %y = go.var "y" : i64 type @"type:int" undecided
  go.call @p.harmless(%y) : (!go.ptr) -> ()
  go.return
}

// Through a variable of the function: x goes where p goes.
// CHECK-LABEL: go.func @p.throughVariable(
// CHECK: go.var "p" : !go.ptr type @"type:*int" stack
// CHECK: go.var "x" : i64 type @"type:int" stack
// CHECK: go.var "q" : !go.ptr type @"type:*int" stack
// CHECK: go.var "y" : i64 type @"type:int" heap
go.func @p.throughVariable() -> !go.ptr {
  %p = go.var "p" : !go.ptr type @"type:*int" undecided
  %x = go.var "x" : i64 type @"type:int" undecided
  go.store %x, %p undecided : !go.ptr
  %q = go.var "q" : !go.ptr type @"type:*int" undecided
  %y = go.var "y" : i64 type @"type:int" undecided
  go.store %y, %q undecided : !go.ptr
  %v = go.load %q : !go.ptr
  go.return %v : !go.ptr
}

// The content of a returned object is as free as the object.
// CHECK-LABEL: go.func @p.insideReturned(
// CHECK: go.new i64 type @"type:int" heap
// CHECK: go.new !go.struct<!go.ptr> type @"type:*int" heap
go.func @p.insideReturned() -> !go.ptr {
  %x = go.new i64 type @"type:int" undecided
  %s = go.new !go.struct<!go.ptr> type @"type:*int" undecided
  %f = go.field.addr %s[0] : !go.struct<!go.ptr>
  go.store %x, %f undecided : !go.ptr
  go.return %s : !go.ptr
}

// Stored through a pointer that may point anywhere.
// CHECK-LABEL: go.func @p.storedThroughPointer(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.storedThroughPointer(%p: !go.ptr) {
  %x = go.new i64 type @"type:int" undecided
  go.store %x, %p undecided : !go.ptr
  go.return
}

// CHECK-LABEL: go.func @p.tooLarge(
// CHECK: go.new !go.array<8192 x i64> type @"type:int" stack
// CHECK: go.new !go.array<8193 x i64> type @"type:int" heap
// CHECK: go.var "v" : !go.array<8193 x i64> type @"type:int" stack
// CHECK: go.var "w" : !go.array<1310721 x i64> type @"type:int" heap
go.func @p.tooLarge() {
  %a = go.new !go.array<8192 x i64> type @"type:int" undecided
  %b = go.new !go.array<8193 x i64> type @"type:int" undecided
  %v = go.var "v" : !go.array<8193 x i64> type @"type:int" undecided
  %w = go.var "w" : !go.array<1310721 x i64> type @"type:int" undecided
  go.return
}

// An op that the analysis does not know may keep its operands.
// CHECK-LABEL: go.func @p.unknownOp(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.unknownOp() {
  %x = go.new i64 type @"type:int" undecided
  "unknown.op"(%x) : (!go.ptr) -> ()
  go.return
}

// A pointer in an integer counts while it is computed with.
// CHECK-LABEL: go.func @p.unsafe(
// CHECK: go.var "x" : !go.array<4 x i64> type @"type:int" heap
go.func @p.unsafe(%n: i64) -> !go.ptr {
  %x = go.var "x" : !go.array<4 x i64> type @"type:int" undecided
  %i = go.ptr.to.int %x
  %j = arith.addi %i, %n : i64
  %p = go.int.to.ptr %j
  go.return %p : !go.ptr
}
