// RUN: %zokor run -verify-frames %s 2>&1 | FileCheck %s
// An itab that is made at run time may be live at any call.

package main

type named struct{ n int }

func (t *named) name() string { return string(append([]byte("name"), byte('0'+t.n))) }

type namer interface{ name() string }

//go:noinline
func use(n namer) string { return n.name() }

//go:noinline
func twice(x interface{}) string {
	n := x.(namer)
	return use(n) + use(n)
}

func main() {
	println(twice(&named{1}))
	// CHECK: name1name1
}
