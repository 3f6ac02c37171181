// RUN: %zokor run %s 2>&1 | FileCheck %s
// Each iteration of a loop has its own variables.

package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		println(f(), f())
	}
	// CHECK: 10 20
	// CHECK-NEXT: 11 21
	// CHECK-NEXT: 12 22

	// What the body leaves in the variable goes to the next iteration, also
	// through continue and through a pointer.
	var ps []*int
	for i := 0; i < 6; i++ {
		ps = append(ps, &i)
		if i%2 == 0 {
			i++
			continue
		}
	}
	for _, p := range ps {
		println(*p)
	}
	// CHECK-NEXT: 1
	// CHECK-NEXT: 3
	// CHECK-NEXT: 5

	// A closure made by the condition or the post statement belongs to the
	// iteration that it begins.
	var post []func() int
	for i := 0; i < 2; func() { i++; post = append(post, func() int { return i }) }() {
	}
	println(post[0](), post[1]())
	// CHECK-NEXT: 1 2

	var keys []*int
	for k, v := range []string{"a", "b"} {
		keys = append(keys, &k)
		_ = v
	}
	println(*keys[0], *keys[1])
	// CHECK-NEXT: 0 1
}
