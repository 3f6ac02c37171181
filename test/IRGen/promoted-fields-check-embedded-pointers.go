// RUN: %zokor build -emit=go %s | FileCheck %s

// The way to a promoted field checks each pointer that it follows, and reads
// only the field.

package main

type base struct{ a, b, c, d, e int }
type middle struct {
	x int
	*base
}

// CHECK-LABEL: go.func @main.promoted
// CHECK: go.check.nil
// CHECK: go.field.addr {{.*}}[1]
// CHECK: %[[BASE:.*]] = go.load {{.*}} : !go.ptr
// CHECK: %[[CHECKED:.*]] = go.check.nil %[[BASE]]
// CHECK: %[[D:.*]] = go.field.addr %[[CHECKED]][3]
// CHECK: go.load %[[D]] : i64
func promoted(p *middle) int { return p.d }

// A struct in registers stays there.
// CHECK-LABEL: go.func @main.register
// CHECK-NOT: go.field.addr
// CHECK: go.struct.get {{.*}}[0]
// CHECK: go.return
func register(m middle) int { return m.x }

func main() {
	promoted(nil)
	register(middle{})
}
