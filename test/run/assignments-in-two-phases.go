// RUN: %zokor run %s 2>&1 | FileCheck %s
// Assignments evaluate operands first, then store from left to right; panics of a store leave the earlier ones done.

package main

type node struct {
	a, b int
	arr  [3]int
	next *node
}

func say(s string, v int) int { print(s, " "); return v }

func slice(s string, v []int) []int { print(s, " "); return v }

func two(a, b int) (int, int) { print("two "); return a, b }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			println(name, r.(error).Error())
		}
	}()
	f()
}

func main() {
	s := []int{1, 2, 3}
	slice("a", s)[say("i", 0)], slice("b", s)[say("j", 1)] = say("x", 7), say("y", 8)
	println(s[0], s[1])
	// CHECK: a i b j x y 7 8
	slice("a", s)[say("i", 0)], slice("b", s)[say("j", 1)] = two(10, 11)
	println(s[0], s[1])
	// CHECK-NEXT: a i b j two 10 11

	i := 0
	i, s[i] = 2, 9
	println(i, s[0])
	// CHECK-NEXT: 2 9
	p := &node{a: 1, b: 2}
	p.next = &node{a: 3}
	p.a, p.b = p.b, p.a
	p, p.next = p.next, p
	println(p.a, p.next == nil)
	// CHECK-NEXT: 3 true

	x := 0
	try("index", func() { x, s[say("i", 10)] = 5, say("v", 1) })
	println(x)
	// CHECK-NEXT: i v index runtime error: index out of range [10] with length 3
	// CHECK-NEXT: 5
	try("nil", func() {
		var q *node
		q.arr[1] = say("v", 1)
	})
	// CHECK-NEXT: v nil runtime error: invalid memory address or nil pointer dereference
	m := map[string]int{}
	try("division", func() { zero := 0; m["k"] /= zero })
	_, found := m["k"]
	println(found)
	// CHECK-NEXT: division runtime error: integer divide by zero
	// CHECK-NEXT: false

	arr := [3]int{1, 2, 3}
	brr := arr
	arr, brr = brr, [3]int{arr[2], arr[1], arr[0]}
	println(arr[0], brr[0])
	// CHECK-NEXT: 1 3

	// Variables are read behind the calls of the same statement.
	y := 1
	set := func(v int) int { y = v; return v }
	a, b := y, set(6)
	println(a, b)
	// CHECK-NEXT: 6 6
}
