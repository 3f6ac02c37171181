// RUN: %zokor build -emit=go %s | FileCheck %s

// x.m holds the receiver, read when it is evaluated; T.m is a function that
// takes it first.

package main

type T struct{ a, b int }

func (t T) value(x int) int    { return t.a + x }
func (t *T) pointer(x int) int { return t.b + x }

type I interface{ value(int) int }

// CHECK-LABEL: go.func @main.main()
// CHECK: %[[T:.*]] = go.var "t"
// CHECK: go.var "i"
// CHECK: %[[COPY:.*]] = go.load %[[T]] : !go.struct<i64, i64>
// CHECK: go.closure.make @"main.T.value-fm"(%[[COPY]])
// CHECK: go.closure.make @"main.(*T).pointer-fm"(%[[T]])
// CHECK: go.check.nil
// CHECK: go.closure.make @"main.I.value-fm"(
// CHECK: go.func.addr @"main.T.value-expr\C2\B7f"
// CHECK: go.func.addr @"main.I.value-expr\C2\B7f"

// CHECK-LABEL: go.func @"main.T.value-fm"({{.*}}wrapper
// CHECK: %[[R:.*]] = go.closure.capture
// CHECK: go.call @main.T.value(%[[R]], %arg1)
func main() {
	var t T
	var i I = t
	_, _, _ = t.value, t.pointer, i.value
	_, _ = T.value, I.value
}
