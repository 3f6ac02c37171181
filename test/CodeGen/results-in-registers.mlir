// RUN: zokor-opt -emit=llvm %s | FileCheck %s
// Eleven words of results stay in registers, under the convention of Go functions.

// CHECK: define dso_local x86_regcallcc { i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64 } @p.eleven(
go.func @p.eleven(%a: i64) -> (i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64) attributes {noinline} {
  go.return %a, %a, %a, %a, %a, %a, %a, %a, %a, %a, %a : i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64
}

// CHECK-LABEL: define dso_local x86_regcallcc i64 @p.caller(
// CHECK: call x86_regcallcc token {{.*}}@llvm.experimental.gc.statepoint{{.*}}@p.eleven
go.func @p.caller(%a: i64) -> i64 {
  %r:11 = go.call @p.eleven(%a) : (i64) -> (i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64)
  %s = arith.addi %r#0, %r#10 : i64
  go.return %s : i64
}
