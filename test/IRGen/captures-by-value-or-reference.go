// RUN: %zokor build -emit=go %s | FileCheck %s

// A variable that never changes after its declaration is captured by value, one
// that changes, or whose address is taken, by reference; a large array always
// by reference.

package main

var sink func() int

// CHECK-LABEL: go.func @main.main()
// CHECK: %[[CHANGED:.*]] = go.var "changed"
// CHECK: %[[POINTED:.*]] = go.var "pointed"
// CHECK: %[[LARGE:.*]] = go.var "large"
// CHECK: go.closure.make @main.main.func1(%{{.*}}, %[[CHANGED]], %[[POINTED]], %[[LARGE]])
// CHECK-SAME: layout @"type:struct { F uintptr; X0 int; X1 *int; X2 *int; X3 *[20]int }"
// CHECK-SAME: i64, !go.ptr, !go.ptr, !go.ptr

// CHECK-LABEL: go.func @main.main.func1(
// CHECK: go.closure.capture %{{.*}}[8] : i64
// CHECK: go.closure.capture %{{.*}}[16] {{.*}}: !go.ptr
func main() {
	fixed, changed, pointed := 1, 2, 3
	var large [20]int
	p := &pointed
	sink = func() int { return fixed + changed + pointed + large[3] }
	changed++
	*p = 4
}
