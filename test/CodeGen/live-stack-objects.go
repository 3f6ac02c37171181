// RUN: %zokor build -emit=llvm %s | FileCheck %s

// A stack object is live at a call while what it holds may be read; a pointer
// that is only passed to a call is not live in the caller.

package main

//go:noinline
func other() { println() }

//go:noinline
func use(b *[]byte) int {
	println(b)
	return 0
}

// What was received is not read behind other(), and the next receive
// overwrites it.
//
// CHECK-LABEL: define {{.*}} @main.receive(
// CHECK: %[[SLOT:.*]] = alloca { ptr addrspace(1), i64, i64 }
// CHECK: @main.other{{.*}} [ "gc-live"({{.*}}ptr addrspace(1) null
// CHECK: @runtime.chanrecv2{{.*}} [ "gc-live"({{.*}}ptr addrspace(1) %[[SLOT]]
func receive(c chan []byte) (n int) {
	for x := range c {
		n += len(x)
		other()
	}
	return n
}

// CHECK-LABEL: define {{.*}} @main.twice(
// CHECK: %[[VAR:.*]] = alloca { ptr addrspace(1), i64, i64 }
// CHECK: @main.other{{.*}} [ "gc-live"(ptr addrspace(1) %[[VAR]]) ]
// CHECK: @main.use{{.*}} [ "gc-live"(ptr addrspace(1) null) ]
func twice(b []byte) int {
	other()
	return use(&b)
}

// CHECK-LABEL: define {{.*}} @main.last(
// CHECK: @main.other{{.*}} [ "gc-live"(ptr addrspace(1) %0) ]
// CHECK: gc.relocate
// CHECK: @main.use
// CHECK-NOT: gc.relocate
// CHECK: ret
func last(b *[]byte) int {
	other()
	return use(b)
}

func main() {
	receive(nil)
	twice(nil)
	last(nil)
}
