// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// And and Or of sync/atomic return the old value, inlined or as values.

package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var a atomic.Int64
	a.Store(-1)
	// CHECK: -1 65280 65280 65281
	fmt.Println(a.And(0xff00), a.Load(), a.Or(1), a.Load())
	var b atomic.Uint32
	// CHECK-NEXT: 0 6 2
	fmt.Println(b.Or(6), b.And(3), b.Load())
	c := uintptr(12)
	// CHECK-NEXT: 12 4 5
	fmt.Println(atomic.AndUintptr(&c, 6), atomic.OrUintptr(&c, 1), c)
	and, or := atomic.AndUint64, atomic.OrInt32
	d, e := uint64(1)<<63|5, int32(8)
	// CHECK-NEXT: 9223372036854775813 8 4 -1
	fmt.Println(and(&d, 6), or(&e, -1), d, e)
}
