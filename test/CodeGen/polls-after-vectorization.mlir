// RUN: zokor-opt -emit=llvm %s | FileCheck %s
// A loop without calls is vectorized first and unrolled, and polls once in a chunk of iterations; a loop known to be short does not poll.

// CHECK-LABEL: @p.sum(
// CHECK: [[FAR:%.*]] = call i64 @llvm.umin.i64(i64 {{.*}}, i64 4096)
// CHECK: [[BOUND:%chunk.bound.*]] = select
// CHECK: vector.body:
// CHECK-COUNT-2: load <2 x i64>, ptr addrspace(1) {{.*}}, align 8
// CHECK: icmp ne i64 {{.*}}, [[BOUND]]
// CHECK-NEXT: br i1 {{.*}}, label %vector.body, label %chunk.done
// CHECK: load atomic i64, ptr addrspace(257) inttoptr (i64 112 to ptr addrspace(257)) unordered
// CHECK: gc.statepoint{{.*}}@runtime.preempt
go.func @p.sum(%s: !go.slice) -> i64 {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %p = go.slice.ptr %s
  %n = go.slice.len %s
  cf.br ^head(%zero, %zero : i64, i64)
^head(%i: i64, %sum: i64):
  %more = arith.cmpi slt, %i, %n : i64
  cf.cond_br %more, ^body, ^done
^body:
  %a = go.index.addr %p[%i] : i64
  %v = go.load %a : i64
  %t = arith.addi %sum, %v : i64
  %j = arith.addi %i, %one : i64
  cf.br ^head(%j, %t : i64, i64)
^done:
  go.return %sum : i64
}

// CHECK-LABEL: @p.short(
// CHECK-NOT: runtime.preempt
// CHECK: ret i64
go.func @p.short(%p: !go.ptr) -> i64 {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %n = arith.constant 100 : i64
  cf.br ^head(%zero, %zero : i64, i64)
^head(%i: i64, %sum: i64):
  %more = arith.cmpi slt, %i, %n : i64
  cf.cond_br %more, ^body, ^done
^body:
  %a = go.index.addr %p[%i] : i64
  %v = go.load %a : i64
  %t = arith.addi %sum, %v : i64
  %j = arith.addi %i, %one : i64
  cf.br ^head(%j, %t : i64, i64)
^done:
  go.return %sum : i64
}

// A loop that is not counted polls itself.
// CHECK-LABEL: @p.find(
// CHECK-NOT: chunk
// CHECK: gc.statepoint{{.*}}@runtime.preempt
go.func @p.find(%p: !go.ptr) -> i64 {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  cf.br ^head(%zero : i64)
^head(%i: i64):
  %a = go.index.addr %p[%i] : i64
  %v = go.load %a : i64
  %more = arith.cmpi ne, %v, %zero : i64
  %j = arith.addi %i, %one : i64
  cf.cond_br %more, ^head(%j : i64), ^done
^done:
  go.return %i : i64
}
