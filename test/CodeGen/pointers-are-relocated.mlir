// RUN: zokor-opt -emit=llvm %s | FileCheck %s
// Go pointers are in address space 1; those that live across a call are in its statepoint's live set, strings by their pointer word.

go.func @p.f()

// CHECK-LABEL: define dso_local x86_regcallcc { ptr addrspace(1), i64, ptr addrspace(1) } @p.keep(
// CHECK-SAME: ptr addrspace(1) %[[S:[^,]+]], i64 %{{[^,]+}}, ptr addrspace(1) %[[P:[^)]+]])
// CHECK-SAME: gc "zokor"
// CHECK: gc.statepoint{{.*}}@p.f{{.*}}[ "gc-live"(ptr addrspace(1) %[[P]], ptr addrspace(1) %[[S]]) ]
// CHECK-COUNT-2: gc.relocate.p1(token
go.func @p.keep(%s: !go.string, %p: !go.ptr) -> (!go.string, !go.ptr) {
  go.call @p.f() : () -> ()
  go.return %s, %p : !go.string, !go.ptr
}
