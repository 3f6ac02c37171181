// RUN: %zokor run %s 2>&1 | FileCheck %s
// A range over an integer counts from 0; the body cannot change the counter or the limit.

package main

type small uint8

func main() {
	for i := range 3 {
		println(i)
		i = 10
	}
	// CHECK: 0
	// CHECK-NEXT: 1
	// CHECK-NEXT: 2

	n := 2
	count := 0
	for range n {
		n = 10
		count++
	}
	println("count", count)
	// CHECK-NEXT: count 2

	var s small
	for s = range small(255) {
	}
	println("last", s)
	// CHECK-NEXT: last 254

	for i := range -5 {
		println("never", i)
	}
	const c = 4
	sum := 0
	for i := range c {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		sum += i
	}
	println("sum", sum)
	// CHECK-NEXT: sum 2
	var x any
	for x = range 2 {
	}
	println("any", x.(int))
	// CHECK-NEXT: any 1
}
