// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Large values on the right of a tuple assignment are copies, also behind a
// conversion, which gives the operand's own memory.

package main

type a [3]int
type b [3]int

func main() {
	x, y := a{1, 2, 3}, b{4, 5, 6}
	x, y = a(y), b(x)
	// CHECK: 4 5 6 1 2 3
	println(x[0], x[1], x[2], y[0], y[1], y[2])
}
