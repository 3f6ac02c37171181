// RUN: %zokor tool compile -m -l -o %t.o %s | FileCheck %s
// RUN: %zokor tool compile -m=2 -l -smallframes -o %t.o %s | FileCheck --check-prefix=SMALL %s
// What -m says of literals, constants in interfaces, assignments of a part of an object to itself, headers of slices, and reasons.

package p

import (
	"reflect"
	"unsafe"
)

type buffer struct{ a, b []byte }

// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: b does not escape
func (b *buffer) cut() {
	// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: (*buffer).cut ignoring self-assignment in b.a = b.b[1:2]
	b.a = b.b[1:2]
}

// The array is in the object: its address is something new in it.
// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: leaking param: r
func slice(r *ring) {
	r.s = r.a[:]
}

type ring struct {
	a [4]byte
	s []byte
}

var f func()
var i interface{}

func static() {
	// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: func literal escapes to heap
	f = func() {}
	// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: func literal does not escape
	func() { println() }()
	// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: 1 escapes to heap
	i = 1
}

// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: leaking param: p
func setData(s *[]int, p unsafe.Pointer) {
	(*reflect.SliceHeader)(unsafe.Pointer(s)).Data = uintptr(p)
}

// CHECK-DAG: [[@LINE+1]]:{{[0-9]+}}: leaking param: s to result ~r0 level=0
func data(s []int) unsafe.Pointer {
	return unsafe.Pointer((*reflect.SliceHeader)(unsafe.Pointer(&s)).Data)
}

const debug = false

func dead() {
	if debug {
		// CHECK-NOT: "never" escapes
		i = "never"
	}
}

func large(n int) {
	// CHECK-NOT: moved to heap: x
	// SMALL: moved to heap: x
	var x [200 << 10]byte
	x[n] = 1
	// SMALL: make([]byte, n) escapes to heap:
	// SMALL: from make([]byte, n) (non-constant size) at
	_ = make([]byte, n)
}
