// RUN: zokor-opt -emit=llvm %s | FileCheck %s
// A pointer among several results is live by itself, even where the optimizer takes it out behind other calls.

go.func private @p.two() -> (!go.ptr, i64)
go.func private @p.other()
go.func private @p.use(!go.ptr)

// CHECK-LABEL: define dso_local x86_regcallcc void @p.late(
// CHECK: call x86_regcallcc token {{.*}}@p.two
// CHECK: %[[R:.*]] = call { ptr addrspace(1), i64 } @llvm.experimental.gc.result
// CHECK: %[[P:.*]] = extractvalue { ptr addrspace(1), i64 } %[[R]], 0
// CHECK: call x86_regcallcc token {{.*}}@p.other{{.*}} [ "gc-live"(ptr addrspace(1) %[[P]]) ]
go.func @p.late() {
  %r:2 = go.call @p.two() : () -> (!go.ptr, i64)
  go.call @p.other() : () -> ()
  %zero = arith.constant 0 : i64
  %some = arith.cmpi ne, %r#1, %zero : i64
  cf.cond_br %some, ^use, ^done
^use:
  go.call @p.use(%r#0) : (!go.ptr) -> ()
  cf.br ^done
^done:
  go.return
}
