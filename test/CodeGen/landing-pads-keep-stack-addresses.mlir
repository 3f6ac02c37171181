// RUN: zokor-opt -emit=llvm %s | FileCheck %s
// Calls of a function that defers are invokes with statepoints; the landing pad runs what is still deferred. Stack addresses are the same everywhere: they are not relocated. Other functions have plain calls.

go.func @p.g() -> !go.string
go.data constant external @"p.d.func1·f" size 8 align 8
go.data constant declared external @"type:int" size 8 align 8

// CHECK-LABEL: @p.defers() {{.*}}gc "zokor" personality ptr @zokor_personality
// CHECK: call void asm sideeffect ""
// CHECK: %[[CALL:.*]] = invoke x86_regcallcc token {{.*}}gc.statepoint{{.*}}@p.g{{.*}}"gc-live"
// CHECK: %[[PAD:.*]] = landingpad token
// CHECK-NEXT: cleanup
// CHECK-NOT: gc.relocate.p1(token %[[PAD]],
go.func @p.defers() -> i64 {
  %c = go.func.addr @"p.d.func1·f"
  %zero = arith.constant 0 : i64
  %r = go.var "~r" : i64 type @"type:int" stack
  go.store %zero, %r none : i64
  %recovered = go.defer.frame(%r)
  cf.cond_br %recovered, ^recover, ^body
^recover:
  go.defer.run
  %x = go.load %r : i64
  go.return %x : i64
^body:
  go.defer %c open bit 0
  %s = go.call @p.g() : () -> !go.string
  go.defer.run
  %n = go.string.len %s
  go.return %n : i64
}

// CHECK-LABEL: @p.plain()
// CHECK-NOT: invoke
// CHECK: ret
go.func @p.plain() -> i64 {
  %s = go.call @p.g() : () -> !go.string
  %n = go.string.len %s
  go.return %n : i64
}
