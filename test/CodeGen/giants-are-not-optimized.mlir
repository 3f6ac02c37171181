// RUN: zokor-opt -emit=llvm %s | FileCheck %s
// LLVM leaves alone what is marked as giant, and it has statepoints and stack objects like any other function.

// CHECK: Function Attrs: noinline {{.*}}optnone
// CHECK: define {{.*}}@p.f(
// CHECK: stackmap
// CHECK: gc.statepoint
// CHECK: mul {{.*}}i64 %{{.*}}, 1,
go.func @p.f(%n: i64) -> i64 attributes {go.giant, noinline} {
  %r = go.call @p.g(%n) : (i64) -> i64
  %c = arith.constant 1 : i64
  %s = arith.muli %r, %c : i64
  go.return %s : i64
}
go.func @p.g(i64) -> i64
