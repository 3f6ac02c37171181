// RUN: %zokor build -emit=llvm %s | FileCheck %s

// The address of a stack object, here of the frame for deferred calls, is the
// alloca itself behind each call: in a landing pad a relocated one is garbage.

package main

// CHECK-LABEL: define {{.*}} @main.f(
// CHECK: %[[FRAME:.*]] = alloca {{.*}}!zokor.deferframe
// CHECK-NOT: gc.relocate{{.*}} (%[[FRAME]], %[[FRAME]])
// CHECK: landingpad
// CHECK-NOT: gc.relocate{{.*}} (%[[FRAME]], %[[FRAME]])
// CHECK: load i64, ptr addrspace(1) %[[FRAME]]
// CHECK: ret void
func f(g func()) {
	defer func() { recover() }()
	g()
}

func main() { f(nil) }
