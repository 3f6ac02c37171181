package main

// Calls through interfaces and closures.

type shape interface{ area() int }
type square struct{ side int }
type rect struct{ w, h int }
type unit struct{}

func (s square) area() int { return s.side * s.side }
func (r *rect) area() int  { return r.w * r.h }
func (unit) area() int     { return 1 }

//go:noinline
func total(shapes []shape) int {
	sum := 0
	for _, s := range shapes {
		sum += s.area()
	}
	return sum
}

//go:noinline
func fold(n, start int, f func(acc, i int) int) int {
	for i := 0; i < n; i++ {
		start = f(start, i)
	}
	return start
}

func run() int {
	var shapes []shape
	for i := 0; i < 1000; i++ {
		switch i % 3 {
		case 0:
			shapes = append(shapes, square{i})
		case 1:
			shapes = append(shapes, &rect{i, 2})
		default:
			shapes = append(shapes, unit{})
		}
	}
	sum := 0
	for i := 0; i < 150000; i++ {
		sum += total(shapes)
	}
	calls := 0
	for i := 0; i < 200; i++ {
		sum = fold(1000000, sum, func(acc, i int) int {
			calls++
			return acc*3 + i
		})
	}
	return sum ^ calls
}
