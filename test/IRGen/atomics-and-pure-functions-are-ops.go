// RUN: %zokor build -emit=go %s | FileCheck %s

// Known functions of the library become ops.

package main

import (
	"math"
	"math/bits"
	"sync/atomic"
)

// CHECK-LABEL: go.func @main.main()
// CHECK: go.atomic "add" %{{.*}} : (i32) -> i32
// CHECK: go.atomic "cas" %{{.*}} : (i64, i64) -> i1
// CHECK: go.load atomic
// CHECK: go.store atomic
// CHECK: go.intrinsic "math.Sqrt"
// CHECK: go.intrinsic "math/bits.TrailingZeros64"
// CHECK: go.intrinsic "math/bits.Add64"(%{{.*}}) : (i64, i64, i64) -> (i64, i64)
func main() {
	var n int32
	var m uint64
	atomic.AddInt32(&n, 1)
	atomic.CompareAndSwapUint64(&m, 1, 2)
	atomic.StoreInt32(&n, atomic.LoadInt32(&n))
	println(math.Sqrt(2), bits.TrailingZeros64(m))
	println(bits.Add64(1, 2, 0))
}
