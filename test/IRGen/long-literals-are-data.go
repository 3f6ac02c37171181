// RUN: %zokor build -emit=go %s | FileCheck %s

// The constant elements of a long literal are read-only data that is copied;
// the others are stored. The slice has memory of its own.

package main

// CHECK-LABEL: go.func @main.table
// CHECK: %[[NEW:.*]] = go.new !go.array<10 x i64>
// CHECK: %[[FROM:.*]] = go.global.addr @[[DATA:main..stmp_[0-9]+]]
// CHECK: go.copy %[[NEW]], %[[FROM]]
// CHECK: %[[X:.*]] = go.load
// CHECK: go.store %[[X]]
// CHECK-NOT: go.store
// CHECK: go.slice.make %[[NEW]]
// CHECK: go.data constant internal @[[DATA]] size 80 align 8 bytes "\01\00\00\00\00\00\00\00\02
func table(x int) []int {
	return []int{1, 2, 3, 4, x, 6, 7, 8, 9, 10}
}

func main() { table(0) }
