// RUN: %zokor build -emit=go %s | FileCheck %s

// As by gc, arguments and receivers that only read variables see what the
// calls in other arguments have left there.

package main

var x int

type T struct{ n int }

var t T

func (t T) m(int) {}

func change() int { x++; return x }

func f(a, b int) {}

// CHECK-LABEL: go.func @main.main()
// CHECK: %[[C:.*]] = go.call @main.change()
// CHECK: go.global.addr @main.x
// CHECK: %[[X:.*]] = go.load
// CHECK: go.call @main.f(%[[X]], %[[C]])
// CHECK: %[[D:.*]] = go.call @main.change()
// CHECK: %[[T:.*]] = go.load %{{.*}} : !go.struct<i64>
// CHECK: go.call @main.T.m(%[[T]], %[[D]])
func main() {
	f(x, change())
	t.m(change())
}
