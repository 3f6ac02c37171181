// RUN: %zokor build -emit=go %s | FileCheck %s

// Division and shifts are ops with Go's rules; signed counts are marked,
// constant counts are unsigned.

package main

// CHECK-LABEL: go.func @main.operators
// CHECK: go.div %{{.*}}, %{{.*}} : i64
// CHECK: go.rem unsigned %{{.*}}, %{{.*}} : i8
// CHECK: go.shl %{{.*}}, signed %{{.*}} : i64, i64
// CHECK: go.shr unsigned %{{.*}}, %{{.*}} : i8, i64
func operators(a, b int, c, d uint8) (int, uint8, int, uint8) {
	return a / b, c % d, a << b, c >> 3
}

func main() { operators(0, 1, 0, 1) }
