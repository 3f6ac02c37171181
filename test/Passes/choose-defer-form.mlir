// RUN: zokor-opt -pass-pipeline='builtin.module(go.func(go-choose-defer-form))' %s | FileCheck %s
// Open-coded if there are few defers, none in a loop, and few exits times defers; else records.

// CHECK-LABEL: go.func @p.open(
// CHECK: go.defer %{{.*}} open bit 0
// CHECK: go.defer %{{.*}} open bit 1
go.func @p.open(%f: !go.func, %c: i1) {
  %frame = go.defer.frame()
  cf.cond_br %frame, ^recovered, ^body
^recovered:
  go.defer.run
  go.return
^body:
  go.defer %f undecided
  cf.cond_br %c, ^more, ^done
^done:
  go.defer.run
  go.return
^more:
  go.defer %f undecided
  cf.br ^done
}

// A block that stands earlier but runs later has the higher bit.
// CHECK-LABEL: go.func @p.inOrderOfExecution(
// CHECK: go.defer %{{.*}} open bit 1
// CHECK: go.defer %{{.*}} open bit 0
go.func @p.inOrderOfExecution(%f: !go.func, %g: !go.func) {
  cf.br ^first
^second:
  go.defer %g undecided
  go.defer.run
  go.return
^first:
  go.defer %f undecided
  cf.br ^second
}

// CHECK-LABEL: go.func @p.inLoop(
// CHECK: go.defer %{{.*}} stack
// CHECK: go.defer loop %{{.*}} heap
go.func @p.inLoop(%f: !go.func, %c: i1) {
  go.defer %f undecided
  cf.br ^loop
^loop:
  go.defer %f undecided
  cf.cond_br %c, ^loop, ^done
^done:
  go.defer.run
  go.return
}

// Eight defers and two exits are sixteen calls.
// CHECK-LABEL: go.func @p.manyExits(
// CHECK-COUNT-8: go.defer %{{.*}} stack
go.func @p.manyExits(%f: !go.func, %c: i1) {
  go.defer %f undecided
  go.defer %f undecided
  go.defer %f undecided
  go.defer %f undecided
  go.defer %f undecided
  go.defer %f undecided
  go.defer %f undecided
  go.defer %f undecided
  cf.cond_br %c, ^a, ^b
^a:
  go.defer.run
  go.return
^b:
  go.defer.run
  go.return
}

// No defer is left: neither is what it needs.
// CHECK-LABEL: go.func @p.none(
// CHECK-NOT: go.defer
// CHECK: go.return
go.func @p.none() {
  %frame = go.defer.frame()
  cf.cond_br %frame, ^recovered, ^body
^recovered:
  go.defer.run
  go.return
^body:
  go.defer.run
  go.return
}
