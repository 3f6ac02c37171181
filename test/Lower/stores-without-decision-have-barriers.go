// RUN: %zokor build -O0 -emit=llvm -o - %s | FileCheck %s
// RUN: %zokor build -skip-passes=go-insert-write-barriers -emit=llvm -o - %s | FileCheck %s
// A store has a write barrier if no pass has decided that it needs none; so has what fills in a closure or a box.

package main

type T struct {
	p     *int
	large [100]*int
}

var sink interface{}

// CHECK-LABEL: define {{.*}}@main.store(
// CHECK: @runtime.writeBarrier
// CHECK: call {{.*}}@runtime.gcWriteBarrier(
//
//go:noinline
func store(t *T, p *int) { t.p = p }

// CHECK-LABEL: define {{.*}}@main.copy(
// CHECK: call {{.*}}@runtime.typedmemmove(
//
//go:noinline
func copy(t, from *T) { *t = *from }

// CHECK-LABEL: define {{.*}}@main.capture(
// CHECK: call {{.*}}@runtime.gcWriteBarrier(
//
//go:noinline
func capture(p *int) func() *int { return func() *int { return p } }

// CHECK-LABEL: define {{.*}}@main.box(
// CHECK: call {{.*}}@runtime.gcWriteBarrier(
//
//go:noinline
func box(s []*int) interface{} { return s }

// CHECK-LABEL: define {{.*}}@main.boxLarge(
// CHECK: call {{.*}}@runtime.typedmemmove(
//
//go:noinline
func boxLarge(t *T) interface{} { return *t }

func main() {
	x := 1
	t := &T{}
	store(t, &x)
	copy(t, &T{})
	sink = capture(&x)
	sink = box([]*int{&x})
	sink = boxLarge(t)
}
