// RUN: %zokor build -emit=go %s | FileCheck %s

// Constants are exact until they have a type.

package main

const big = 1 << 100

// CHECK-LABEL: go.func @main.constants
// CHECK: arith.constant 4 : i64
// CHECK: arith.constant 1.26765060022822{{[0-9]*}}E+30 : f64
// CHECK: arith.constant 1.000000e-01 : f32
// CHECK: complex.constant [1.000000e+00, -2.000000e+00] : complex<f64>
// CHECK: arith.constant -1 : i8
func constants() (int, float64, float32, complex128, int8) {
	return big >> 98, big, 0.1, 1 - 2i, -1
}

func main() { constants() }
