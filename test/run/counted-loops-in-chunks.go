// RUN: %zokor run %s 2>&1 | FileCheck %s
// Loops that are cut into chunks of iterations for their polls do each iteration once, whatever the step, direction and comparison.

package main

//go:noinline
func up(from, to, step int) (n, last int) {
	for i := from; i < to; i += step {
		n++
		last ^= i * n
	}
	return
}

//go:noinline
func upTo(from, to int32, step int32) (n int, last int32) {
	for i := from; i <= to; i += step {
		n++
		last ^= i * int32(n)
	}
	return
}

//go:noinline
func down(from, to int) (n, last int) {
	for i := from; i > to; i-- {
		n++
		last ^= i * n
	}
	return
}

//go:noinline
func downBy3(from, to uint) (n, last uint) {
	for i := from; i >= to+3; i -= 3 {
		n++
		last ^= i * n
	}
	return
}

//go:noinline
func not(from, to uint32) (n, last uint32) {
	for i := from; i != to; i++ {
		n++
		last ^= i * n
	}
	return
}

//go:noinline
func find(x []int, v int) int {
	for i := range x {
		if x[i] == v {
			return i
		}
	}
	return -1
}

//go:noinline
func mark(x []bool, step int) (n int) {
	for i := step * step; i < len(x); i += step {
		x[i] = true
	}
	for _, v := range x {
		if v {
			n++
		}
	}
	return
}

const top = 1<<63 - 1

func main() {
	for _, n := range []int{0, 1, 2, 1023, 1024, 1025, 2048, 5000} {
		a, b := up(0, n, 1)
		c, d := up(-7, n, 3)
		e, f := upTo(-5, int32(n), 1)
		g, h := upTo(0, int32(n), 7)
		println("up", n, a, b, c, d, e, f, g, h)
		a, b = down(n, 0)
		c, d = down(-5, -5-n)
		e2, f2 := downBy3(uint(n), 2)
		g2, h2 := not(^uint32(0)-100, uint32(n))
		println("down", n, a, b, c, d, e2, f2, g2, h2)
		x := make([]int, n)
		for i := range x {
			x[i] = i
		}
		println("find", find(x, n-1), find(x, n/2), find(x, -1), mark(make([]bool, n), 2), mark(make([]bool, n), 31))
	}
	a, b := up(top-3000, top, 1)
	println(a, b)
	a, b = down(-top+3000, -top-1)
	println(a, b)
}

// CHECK: up 0 0 0 3 -4 6 -9 1 0
// CHECK-NEXT: down 0 0 0 0 0 0 0 101 4294964695
// CHECK-NEXT: find -1 -1 -1 0 0
// CHECK-NEXT: up 1 1 0 3 -4 7 -16 1 0
// CHECK-NEXT: down 1 1 1 1 -5 0 0 102 4294964695
// CHECK-NEXT: find 0 0 -1 0 0
// CHECK-NEXT: up 2 2 2 3 -4 8 -32 1 0
// CHECK-NEXT: down 2 2 0 2 15 0 0 103 4294964656
// CHECK-NEXT: find 1 1 -1 0 0
// CHECK-NEXT: up 1023 1023 660480 344 -511744 1029 -149513 147 51444
// CHECK-NEXT: down 1023 1023 262144 1023 -1198080 340 87380 1124 4294914636
// CHECK-NEXT: find 1022 511 -1 510 2
// CHECK-NEXT: up 1024 1024 387072 344 -511744 1030 -1200137 147 51444
// CHECK-NEXT: down 1024 1024 0 1024 149504 340 90600 1125 4293836247
// CHECK-NEXT: find 1023 512 -1 510 3
// CHECK-NEXT: up 1025 1025 1436672 344 -511744 1031 -159760 147 51444
// CHECK-NEXT: down 1025 1025 263169 1025 -1200133 341 110565 1126 4294911447
// CHECK-NEXT: find 1024 512 -1 511 3
// CHECK-NEXT: up 2048 2048 946176 685 -1759923 2054 -6217737 293 552796
// CHECK-NEXT: down 2048 2048 0 2048 2019328 682 358890 2149 4292027863
// CHECK-NEXT: find 2047 1024 -1 1022 36
// CHECK-NEXT: up 5000 5000 1828624 1669 -6771987 5006 -22616697 715 1160396
// CHECK-NEXT: down 5000 5000 0 5000 2422528 1666 81282 5101 4291482263
// CHECK-NEXT: find 4999 2500 -1 2498 131
// CHECK-NEXT: 3000 2255728
// CHECK-NEXT: 3001 -9223372036852522807
