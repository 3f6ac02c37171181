// RUN: %zokor run %s 2>&1 | FileCheck %s
// min, max and clear.

package main

type text string

func smallest[T int | float64 | string](a, b, c T) T { return min(a, b, c) }

func main() {
	x, y := 3, -2
	println(min(x, y), max(x, y), min(x, y, -7), max(1, 2, x))
	// CHECK: -2 3 -7 3
	println(min("b", "a"), max(text("b"), "a", "c"))
	// CHECK-NEXT: a c
	f, z := 1.5, 0.0
	println(max(f, 2), min(f, z/z))
	// CHECK-NEXT: +2.000000e+000 NaN
	println(1/min(z, -z) < 0, 1/max(-z, z) > 0)
	// CHECK-NEXT: true true
	println(smallest(3, 2, 1), smallest("z", "y", "x"))
	// CHECK-NEXT: 1 x
	m := map[float64]int{1: 1, z / z: 2}
	clear(m)
	println(len(m))
	// CHECK-NEXT: 0
	s := []string{"a", "b", "c"}
	clear(s[1:])
	println(len(s), s[0], s[1] == "", s[2] == "")
	// CHECK-NEXT: 3 a true true
	clear([]int(nil))
	clear(map[int]int(nil))
}
