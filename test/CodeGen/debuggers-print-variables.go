// REQUIRES: gdb
// RUN: %zokor build -gcflags=-N -o %t %s
// RUN: gdb -nx -batch -iex "set debuginfod enabled off" \
// RUN:   -ex "break main.inner" -ex "break main.inLoop" -ex "break main.show.func1" \
// RUN:   -ex run -ex up -ex "print number" -ex "print text" \
// RUN:   -ex "print *slice.array@3" -ex "print slice" -ex "print *point.next" \
// RUN:   -ex "print big.array[3]" -ex "ptype point" -ex "ptype slice" \
// RUN:   -ex "whatis table" -ex "print sum" \
// RUN:   -ex continue -ex up -ex "print number" -ex "print i" \
// RUN:   -ex continue -ex next -ex "print sum" \
// RUN:   -ex "print 'main.origin'" -ex "print main.names" %t 2>&1 | FileCheck %s

// A debugger shows parameters, results, local variables and captured ones,
// those of the innermost block first, and package variables, with gc's names of
// types.

package main

type Point struct {
	X, Y int32
	next *Point
}

type Large struct {
	array [20]int
}

var origin = Point{1, 2, nil}
var names = []string{"a", "b"}

//go:noinline
func inner() {}

//go:noinline
func inLoop() {}

// CHECK: main.show (number=7, text=..., slice=..., point=..., big=..., table=0x
// CHECK: $1 = 7
// CHECK: $2 = 0x{{[0-9a-f]+}} "seven"
// CHECK: $3 = {1, 2, 3}
// CHECK: $4 = {array = 0x{{[0-9a-f]+}}, len = 3, cap = 3}
// CHECK: $5 = {X = 3, Y = -4, next = 0x0}
// CHECK: $6 = 77
// CHECK: type = struct main.Point {
// CHECK-NEXT: int32 X;
// CHECK-NEXT: int32 Y;
// CHECK-NEXT: main.Point *next;
// CHECK: type = struct []int {
// CHECK: type = map[string]int
// CHECK: $7 = 10
// CHECK: $8 = 0x{{[0-9a-f]+}} "shadow"
// CHECK: $9 = 1
// CHECK: $10 = 10
// CHECK: $11 = {X = 1, Y = 2, next = 0x0}
// CHECK: $12 = {array = 0x{{[0-9a-f]+}}{{.*}}, len = 2, cap = 2}
func show(number int, text string, slice []int, point Point, big Large, table map[string]int) (sum int) {
	sum = 10
	inner()
	for i := 1; i < 2; i++ {
		number := "shadow"
		inLoop()
		_ = number
	}
	f := func() {
		sum += len(table) // the debugger steps here
	}
	f()
	return sum
}

func main() {
	var big Large
	big.array[3] = 77
	show(7, "seven", []int{1, 2, 3}, Point{next: &Point{X: 3, Y: -4}}, big, map[string]int{"k": 1})
	println(origin.X, len(names))
}
