// RUN: zokor-opt -go-inline -mlir-print-debuginfo -mlir-use-nameloc-as-prefix=false %s | FileCheck %s
// Small functions are inlined, with the call in their locations; what needs a frame is not.

#first = loc("a.go":1:2)
#second = loc("b.go":3:4)

// CHECK-LABEL: go.func @p.caller(
// CHECK-NEXT: %[[S:.*]] = arith.addi %{{.*}} loc(#[[LOC:.*]])
// CHECK-NEXT: go.return %[[S]]
go.func @p.caller(%x: i64) -> i64 {
  %v = go.call @p.add(%x) : (i64) -> i64 loc(#second)
  go.return %v : i64
}
go.func @p.add(%x: i64) -> i64 {
  %s = arith.addi %x, %x : i64 loc(#first)
  go.return %s : i64
}

// With control flow of its own.
// CHECK-LABEL: go.func @p.branches(
// CHECK-NOT: go.call
// CHECK: go.return
go.func @p.branches(%c: i1, %x: i64) -> i64 {
  %v = go.call @p.choose(%c, %x) : (i1, i64) -> i64
  %w = arith.muli %v, %v : i64
  go.return %w : i64
}
go.func @p.choose(%c: i1, %x: i64) -> i64 {
  %zero = arith.constant 0 : i64
  cf.cond_br %c, ^a, ^b
^a:
  go.return %x : i64
^b:
  go.return %zero : i64
}

// CHECK-LABEL: go.func @p.notInlined(
// CHECK: go.call @p.recursive
// CHECK: go.call @p.marked
// CHECK: go.call @p.recovers
// CHECK: go.call @p.starts
go.func @p.notInlined(%f: !go.func) {
  go.call @p.recursive() : () -> ()
  go.call @p.marked() : () -> ()
  %e = go.call @p.recovers() : () -> !go.eface
  go.call @p.starts(%f) : (!go.func) -> ()
  go.return
}
go.func @p.recursive() {
  go.call @p.recursive() : () -> ()
  go.return
}
go.func @p.marked() attributes {noinline} {
  go.return
}
go.func @p.recovers() -> !go.eface {
  %e = go.recover
  go.return %e : !go.eface
}
go.func @p.starts(%f: !go.func) {
  go.go %f
  go.return
}

// CHECK: #[[LOC]] = loc(callsite(#[[F:.*]] at #[[G:.*]]))
