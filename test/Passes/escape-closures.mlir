// RUN: zokor-opt -pass-pipeline="builtin.module(go.func(go-choose-defer-form),go-escape-analysis)" %s | FileCheck %s
// A closure and what it captures are on the stack unless the closure escapes or its body lets go of a capture.

go.data external @"type:int" size 0 align 8
go.data external @"type:*int" size 0 align 8
go.data external @layout size 0 align 8
go.data external @p.global size 8 align 8 pointers "\01"
go.func @p.run(!go.func)
go.func @p.runHarmless(!go.func) attributes {noescape}

go.func @p.reads(%ctx: !go.ptr) -> i64 attributes {closure} {
  %p = go.closure.capture %ctx[8] : !go.ptr
  %v = go.load %p : i64
  go.return %v : i64
}
go.func @p.publishes(%ctx: !go.ptr) attributes {closure} {
  %p = go.closure.capture %ctx[8] : !go.ptr
  %g = go.global.addr @p.global
  go.store %p, %g undecided : !go.ptr
  go.return
}
// CHECK-LABEL: go.func @p.assigns(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.assigns(%ctx: !go.ptr) attributes {closure} {
  %p = go.closure.capture %ctx[8] : !go.ptr
  %x = go.new i64 type @"type:int" undecided
  go.store %x, %p undecided : !go.ptr
  go.return
}

// CHECK-LABEL: go.func @p.called(
// CHECK: go.var "x" : i64 type @"type:int" stack
// CHECK: go.closure.make @p.reads(%{{.*}}) layout @layout stack
go.func @p.called() -> i64 {
  %x = go.var "x" : i64 type @"type:int" undecided
  %f = go.closure.make @p.reads(%x) layout @layout undecided : !go.ptr
  %v = go.call.closure %f() : () -> i64
  go.return %v : i64
}

// CHECK-LABEL: go.func @p.bodyLeaks(
// CHECK: go.var "x" : i64 type @"type:int" heap
// CHECK: go.closure.make @p.publishes(%{{.*}}) layout @layout stack
go.func @p.bodyLeaks() {
  %x = go.var "x" : i64 type @"type:int" undecided
  %f = go.closure.make @p.publishes(%x) layout @layout undecided : !go.ptr
  go.call @p.runHarmless(%f) : (!go.func) -> ()
  go.return
}

// CHECK-LABEL: go.func @p.closureLeaks(
// CHECK: go.var "x" : i64 type @"type:int" heap
// CHECK: go.closure.make @p.reads(%{{.*}}) layout @layout heap
go.func @p.closureLeaks() {
  %x = go.var "x" : i64 type @"type:int" undecided
  %f = go.closure.make @p.reads(%x) layout @layout undecided : !go.ptr
  go.call @p.run(%f) : (!go.func) -> ()
  go.return
}

// What a body assigns to a captured variable outlives the call.
// CHECK-LABEL: go.func @p.assigned(
// CHECK: go.var "p" : !go.ptr type @"type:*int" stack
go.func @p.assigned() {
  %p = go.var "p" : !go.ptr type @"type:*int" undecided
  %f = go.closure.make @p.assigns(%p) layout @layout undecided : !go.ptr
  go.call.closure %f() : () -> ()
  go.return
}

// CHECK-LABEL: go.func @p.goroutine(
// CHECK: go.var "x" : i64 type @"type:int" heap
// CHECK: go.closure.make @p.publishes(%{{.*}}) layout @layout heap
go.func @p.goroutine() {
  %x = go.var "x" : i64 type @"type:int" undecided
  %f = go.closure.make @p.publishes(%x) layout @layout undecided : !go.ptr
  go.go %f
  go.return
}

go.func @p.counts(%ctx: !go.ptr) attributes {closure} {
  %p = go.closure.capture %ctx[8] : !go.ptr
  %v = go.load %p : i64
  go.store %v, %p undecided : i64
  go.return
}

// CHECK-LABEL: go.func @p.deferred(
// CHECK: go.var "x" : i64 type @"type:int" stack
// CHECK: go.closure.make @p.counts(%{{.*}}) layout @layout stack
go.func @p.deferred() {
  %frame = go.defer.frame()
  cf.cond_br %frame, ^recovered, ^body
^recovered:
  go.defer.run
  go.return
^body:
  %x = go.var "x" : i64 type @"type:int" undecided
  %f = go.closure.make @p.counts(%x) layout @layout undecided : !go.ptr
  go.defer %f undecided
  go.defer.run
  go.return
}

// CHECK-LABEL: go.func @p.deferredInLoop(
// CHECK: go.var "x" : i64 type @"type:int" heap
// CHECK: go.closure.make @p.counts(%{{.*}}) layout @layout heap
go.func @p.deferredInLoop(%c: i1) {
  %frame = go.defer.frame()
  cf.cond_br %frame, ^recovered, ^body
^recovered:
  go.defer.run
  go.return
^body:
  %x = go.var "x" : i64 type @"type:int" undecided
  %f = go.closure.make @p.counts(%x) layout @layout undecided : !go.ptr
  go.defer loop %f undecided
  cf.cond_br %c, ^body, ^done
^done:
  go.defer.run
  go.return
}
