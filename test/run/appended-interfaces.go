// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Values that are appended to a slice as interfaces live in objects of their own.

package main

type shape interface{ area() int }
type square struct{ side int }

func (s square) area() int { return s.side * s.side }

//go:noinline
func total(shapes []shape) int {
	sum := 0
	for _, s := range shapes {
		sum += s.area()
	}
	return sum
}

func run() int {
	var shapes []shape
	for i := 0; i < 10; i++ {
		shapes = append(shapes, square{i})
	}
	return total(shapes)
}
func main() {
	// CHECK: 285
	println(run())
}
