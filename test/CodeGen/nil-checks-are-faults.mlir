// RUN: zokor-opt -emit=asm %s | FileCheck %s
// A nil check before a load costs no instruction: the load itself faults, and the fault map names the block that panics. Far offsets keep the compare.

// CHECK-LABEL: p.near:
// CHECK-NOT: test{{[bwlq]}}
// CHECK: .Ltmp
// CHECK: movq (%rax), %rax
// CHECK: callq runtime.panicmem
go.func @p.near(%p: !go.ptr) -> i64 {
  go.check.nil %p
  %v = go.load %p : i64
  go.return %v : i64
}

// CHECK-LABEL: p.far:
// CHECK: testq %rax, %rax
// CHECK: callq runtime.panicmem
go.func @p.far(%p: !go.ptr) -> i64 {
  go.check.nil %p
  %off = arith.constant 100000 : i64
  %q = go.ptr.add %p, %off
  %v = go.load %q : i64
  go.return %v : i64
}

// CHECK: .section .llvm_faultmaps
