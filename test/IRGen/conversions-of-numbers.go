// RUN: %zokor build -emit=go %s | FileCheck %s

// Explicit conversions between numbers.

package main

// CHECK-LABEL: go.func @main.numbers
// CHECK: arith.trunci {{.*}} : i64 to i8
// CHECK: arith.extsi {{.*}} : i32 to i64
// CHECK: arith.extui {{.*}} : i16 to i64
// CHECK: go.float.to.int unsigned {{.*}} : f64 to i64
// CHECK: go.float.to.int {{.*}} : f32 to i8
// CHECK: arith.uitofp {{.*}} : i64 to f32
func numbers(a int, b int32, c uint16, d float64, e float32, f uint64) (int8, int64, uint, uint64, int8, float32) {
	return int8(a), int64(b), uint(c), uint64(d), int8(e), float32(f)
}

// CHECK-LABEL: go.func @main.arrays
// CHECK: go.check.bounds convert
// CHECK: go.slice.ptr
func arrays(s []int) *[4]int { return (*[4]int)(s) }

func main() {
	numbers(0, 0, 0, 0, 0, 0)
	arrays(nil)
}
