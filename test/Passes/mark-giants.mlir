// RUN: zokor-opt %s -pass-pipeline='builtin.module(go-mark-giants{max-work=1})' | FileCheck %s --check-prefix=MARK
// RUN: zokor-opt %s -pass-pipeline='builtin.module(go-mark-giants{max-work=1},go-inline)' | FileCheck %s --check-prefix=KEPT
// A function with more calls times pointer variables than the limit is marked and keeps its variables in memory; one within it is as ever.

// MARK: go.func @p.giant({{.*}}go.giant{{.*}}noinline
// MARK: go.func @p.small(
// MARK-NOT: go.giant
// KEPT-LABEL: go.func @p.giant
// KEPT: go.var
// KEPT-LABEL: go.func @p.small
// KEPT-NOT: go.var
go.func @p.giant(%a: !go.ptr) {
  %v = go.var "v" : !go.ptr type @"type:*int" undecided
  go.store %a, %v undecided : !go.ptr
  %b = go.load %v : !go.ptr
  go.call @p.use(%b) : (!go.ptr) -> ()
  go.call @p.use(%b) : (!go.ptr) -> ()
  go.return
}
go.func @p.small(%a: !go.ptr) {
  %v = go.var "v" : !go.ptr type @"type:*int" undecided
  go.store %a, %v undecided : !go.ptr
  %b = go.load %v : !go.ptr
  go.call @p.use(%b) : (!go.ptr) -> ()
  go.return
}
go.func @p.use(!go.ptr)
