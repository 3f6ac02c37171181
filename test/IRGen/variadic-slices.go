// RUN: %zokor build -emit=go %s | FileCheck %s

// The slice of a variadic parameter is nil without arguments, a new array with
// some, and what stands before `...` otherwise.

package main

func f(x int, rest ...int) {}

// CHECK-LABEL: go.func @main.g(
// CHECK: %[[NIL:.*]] = go.nil : !go.slice
// CHECK: go.call @main.f(%{{.*}}, %[[NIL]])
// CHECK: %[[ARRAY:.*]] = go.new !go.array<2 x i64>
// CHECK: %[[SLICE:.*]] = go.slice.make %[[ARRAY]]
// CHECK: go.call @main.f(%{{.*}}, %[[SLICE]])
// CHECK-NOT: go.new
// CHECK: %[[GIVEN:.*]] = go.load
// CHECK: go.call @main.f(%{{.*}}, %[[GIVEN]])
func g(list []int) {
	f(1)
	f(1, 2, 3)
	f(1, list...)
}

func main() { g(nil) }
