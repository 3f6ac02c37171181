// RUN: zokor-opt -pass-pipeline='builtin.module(go.func(go-insert-write-barriers))' %s | FileCheck %s
// A store of a pointer has a barrier unless it goes to the stack, or puts static data into a fresh object.

go.data external @"type:T" size 0 align 8
go.data external @p.global size 8 align 8
go.func @p.safepoint()

// CHECK-LABEL: go.func @p.stores(
// CHECK: go.store %{{.*}}, %{{.*}} hybrid : !go.ptr
// CHECK: go.store %{{.*}}, %{{.*}} none : i64
// CHECK: go.store %{{.*}}, %{{.*}} hybrid : !go.string
go.func @p.stores(%p: !go.ptr, %q: !go.ptr, %n: i64, %s: !go.string) {
  go.store %q, %p undecided : !go.ptr
  go.store %n, %p undecided : i64
  go.store %s, %p undecided : !go.string
  go.return
}

// CHECK-LABEL: go.func @p.toTheStack(
// CHECK: go.store %{{.*}}, %{{.*}} none : !go.ptr
// CHECK: go.store %{{.*}}, %{{.*}} hybrid : !go.ptr
// CHECK: go.store %{{.*}}, %{{.*}} hybrid : !go.ptr
go.func @p.toTheStack(%p: !go.ptr, %i: i64, %c: i1) {
  %v = go.var "v" : !go.array<4 x !go.ptr> type @"type:T" stack
  %e = go.index.addr %v[%i] : !go.ptr
  go.store %p, %e undecided : !go.ptr
  %w = go.var "w" : !go.ptr type @"type:T" heap
  go.store %p, %w undecided : !go.ptr
  %either = arith.select %c, %v, %w : !go.ptr
  go.store %p, %either undecided : !go.ptr
  go.return
}

// CHECK-LABEL: go.func @p.fresh(
// CHECK: go.store %{{.*}}, %{{.*}} none : !go.string
// CHECK: go.store %{{.*}}, %{{.*}} hybrid : !go.ptr
// CHECK: go.call
// CHECK: go.store %{{.*}}, %{{.*}} hybrid : !go.string
go.func @p.fresh(%p: !go.ptr) -> !go.ptr {
  %o = go.new !go.struct<!go.string, !go.ptr> type @"type:T" heap
  %s = go.string.const "text"
  go.store %s, %o undecided : !go.string
  %f = go.field.addr %o[1] : !go.struct<!go.string, !go.ptr>
  go.store %p, %f undecided : !go.ptr
  go.call @p.safepoint() : () -> ()
  go.store %s, %o undecided : !go.string
  go.return %o : !go.ptr
}

// CHECK-LABEL: go.func @p.copies(
// CHECK: go.copy {{.*}} hybrid
// CHECK: go.copy {{.*}} none
// CHECK: go.zero {{.*}} hybrid
// CHECK: go.slice.copy {{.*}} hybrid
// CHECK: go.slice.clear {{.*}} none
go.func @p.copies(%p: !go.ptr, %q: !go.ptr, %n: i64) {
  go.copy %p, %q : !go.array<8 x !go.ptr> type @"type:T" undecided
  go.copy %p, %q : !go.array<8 x i64> type @"type:T" undecided
  go.zero %p : !go.ptr type @"type:T" undecided
  go.slice.copy %p, %q, %n : !go.string type @"type:T" undecided
  go.slice.clear %p, %n : f64 type @"type:T" undecided
  go.return
}
