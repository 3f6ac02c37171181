// RUN: %zokor run %s 2>&1 | FileCheck %s
// The body of a range over a function can leave the loop in every way.

package main

func upTo(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				println("stopped at", i)
				return
			}
		}
		println("all")
	}
}

func pairs(yield func(string, int) bool) {
	_ = yield("a", 1) && yield("b", 2)
}

func thrice(yield func() bool) {
	_ = yield() && yield() && yield()
}

func find(want int) (index int, ok bool) {
	for i := range upTo(10) {
		if i == want {
			return i * 100, true
		}
	}
	return -1, false
}

func named() (r int) {
	defer func() { r *= 2 }()
	for i := range upTo(5) {
		r = i
		if i == 3 {
			return
		}
	}
	return 0
}

func nested() string {
outer:
	for i := range upTo(3) {
		for j := range upTo(3) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case i == 1:
				break outer
			}
			println("at", i, j)
		}
	}
	for i := range upTo(2) {
		for s, n := range pairs {
			if n == 2 {
				return s
			}
			_ = i
		}
	}
	return ""
}

func jump() {
	for i := range upTo(3) {
		if i == 1 {
			goto out
		}
	}
	println("not reached")
out:
	println("out")
}

func main() {
	for i := range upTo(2) {
		println(i)
	}
	// CHECK: 0
	// CHECK-NEXT: 1
	// CHECK-NEXT: all
	for s, n := range pairs {
		println(s, n)
	}
	// CHECK-NEXT: a 1
	// CHECK-NEXT: b 2
	n := 0
	for range thrice {
		n++
		if n == 2 {
			break
		}
	}
	println("n", n)
	// CHECK-NEXT: n 2
	println(find(2))
	// CHECK-NEXT: stopped at 2
	// CHECK-NEXT: 200 true
	println(find(20))
	// CHECK-NEXT: all
	// CHECK-NEXT: -1 false
	println(named())
	// CHECK-NEXT: stopped at 3
	// CHECK-NEXT: 6
	println(nested())
	// CHECK-NEXT: at 0 0
	// CHECK-NEXT: stopped at 1
	// CHECK-NEXT: stopped at 0
	// CHECK-NEXT: stopped at 1
	// CHECK-NEXT: stopped at 0
	// CHECK-NEXT: b
	jump()
	// CHECK-NEXT: stopped at 1
	// CHECK-NEXT: out
	var fs []func() int
	for i := range upTo(3) {
		fs = append(fs, func() int { i++; return i })
	}
	// CHECK-NEXT: all
	println(fs[0](), fs[0](), fs[1](), fs[2]())
	// CHECK-NEXT: 1 2 2 3
	m := map[string]int{}
	k := "k"
	for m[k] = range upTo(4) {
	}
	println(m["k"])
	// CHECK-NEXT: all
	// CHECK-NEXT: 3
}
