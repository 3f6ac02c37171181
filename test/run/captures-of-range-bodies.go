// RUN: %zokor run %s 2>&1 | FileCheck %s
// The body of a range over a function of type parameter type shares the variables around it.

package main

func each[F ~func(func(int) bool)](f F, big [9]int) (n int) {
	var fs []func() int
	for i := 0; i < 2; i++ {
		for x := range f {
			big[x] += i
			fs = append(fs, func() int { return i*10 + x + big[x] })
		}
	}
	for _, g := range fs {
		n = n*100 + g()
	}
	return
}

func main() {
	println(each(func(y func(int) bool) { _ = y(1) && y(2) }, [9]int{}))
	// CHECK: 2031213
}
