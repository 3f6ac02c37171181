// RUN: %zokor build -emit=go %s | FileCheck %s

// Bounds of a slice expression are checked from the last to the first, with
// the kinds that decide the text of the panic.

package main

// CHECK-LABEL: go.func @main.three
// CHECK: %[[CAP:.*]] = go.slice.cap
// CHECK: %[[K:.*]] = go.check.bounds slice3_acap {{.*}}, %[[CAP]]
// CHECK: %[[J:.*]] = go.check.bounds slice3_b {{.*}}, %[[K]]
// CHECK: go.check.bounds slice3_c {{.*}}, %[[J]]
func three(s []int, i, j, k int) []int { return s[i:j:k] }

// CHECK-LABEL: go.func @main.low
// CHECK: go.check.bounds slice_b
// CHECK-NOT: go.check.bounds
// CHECK: go.string.make
func low(s string, i int) string { return s[i:] }

// CHECK-LABEL: go.func @main.array
// CHECK: go.check.nil
// CHECK: go.check.bounds slice_alen {{.*}} unsigned
func array(p *[8]int, j uint) []int { return p[:j] }

func main() {
	three(nil, 0, 0, 0)
	low("", 0)
	array(nil, 0)
}
