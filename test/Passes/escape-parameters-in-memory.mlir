// RUN: zokor-opt -go-escape-analysis %s | FileCheck %s
// The copy of a parameter in memory is used only if it has to move to the heap.

!big = !go.array<8 x !go.ptr>
go.data external @"type:big" size 0 align 8

// CHECK-LABEL: go.func @p.stays(
// CHECK-SAME: %[[ARG:.*]]: !go.ptr
// CHECK-NEXT: %[[V:.*]] = go.load %[[ARG]]
// CHECK-NEXT: go.return %[[V]]
go.func @p.stays(%arg: !go.ptr {go.byval = !big}) -> !go.ptr {
  %x = go.var "x" : !big type @"type:big" undecided
  go.copy %x, %arg : !big type @"type:big" undecided
  %v = go.load %x : !go.ptr
  go.return %v : !go.ptr
}

// CHECK-LABEL: go.func @p.moves(
// CHECK: go.var "x" : {{.*}} heap
// CHECK-NEXT: go.copy
go.func @p.moves(%arg: !go.ptr {go.byval = !big}) -> !go.ptr {
  %x = go.var "x" : !big type @"type:big" undecided
  go.copy %x, %arg : !big type @"type:big" undecided
  go.return %x : !go.ptr
}
