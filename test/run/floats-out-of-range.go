// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Floating point numbers that an integer type cannot hold become what gc makes
// of them on amd64.

package main

//go:noinline
func convert(x float64) {
	println(int8(x), int32(x), int64(x), uint32(x), uint64(x))
}

func main() {
	zero := 0.0
	// CHECK: -1 -1 -1 4294967295 18446744073709551615
	convert(-1.9)
	// CHECK-NEXT: 0 -2147483648 10000000000 1410065408 10000000000
	convert(1e10)
	// CHECK-NEXT: 0 -2147483648 -9223372036854775808 0 9223372036854775808
	convert(1.9e19)
	// CHECK-NEXT: 0 -2147483648 -9223372036854775808 0 9223372036854775808
	convert(zero / zero)
}
