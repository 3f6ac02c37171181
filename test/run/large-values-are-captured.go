// RUN: %zokor run %s 2>&1 | FileCheck %s
// RUN: %zokor build -gcflags=-m -o %t %s 2>&1 | FileCheck %s --check-prefix=PLACE
// A closure has copies of variables that never change, up to 128 bytes; larger
// ones and those that change are shared.

package main

type inner struct {
	s string
	n [3]int8
	_ int32
}

type value struct {
	a, b inner
	list [2][]int
	any  interface{}
}

type large struct {
	words [17]int
}

// PLACE-NOT: moved to heap: v
// PLACE: moved to heap: w
// PLACE: moved to heap: l
// PLACE-NOT: moved to heap: v
func capture(x int) (func() int, func() int, func() int) {
	v := value{
		a:    inner{s: "abc", n: [3]int8{1, 2, 3}},
		list: [2][]int{{x}, {x, x + 1}},
		any:  x,
	}
	w := v
	l := large{}
	w.list[1] = nil
	read := func() int {
		return len(v.a.s) + len(v.b.s) + int(v.a.n[2]) + v.list[1][1] + v.any.(int)
	}
	change := func() int {
		w.a.n[0]++
		return int(w.a.n[0])
	}
	return read, change, func() int { return l.words[16] + len(w.list[0]) }
}

// PLACE-NOT: moved to heap: v
func main() {
	read, change, shared := capture(40)
	// CHECK: 87
	println(read())
	// CHECK-NEXT: 2 3
	println(change(), change())
	// CHECK-NEXT: 1
	println(shared())
	// In another function literal and in a goroutine.
	v := value{a: inner{s: "xyz"}}
	done := make(chan int)
	go func() {
		func() { done <- len(v.a.s) }()
	}()
	// CHECK-NEXT: 3
	println(<-done)
}
