// RUN: %zokor build -emit=go %s | FileCheck %s
// Statements behind a return are generated only if a label makes them reachable.

package main

// CHECK-LABEL: go.func @main.dead(
// CHECK-NOT: go.print
// CHECK: go.return
// CHECK-NOT: go.print
func dead() {
	return
	println("dead")
}

// CHECK-LABEL: go.func @main.jumps(
// CHECK: cf.br ^[[M:.*]]
// CHECK: go.print line "s" %
// CHECK: go.return
// CHECK: cf.br
func jumps() {
	goto m
l:
	println("l")
	return
	println("dead")
m:
	goto l
}

func main() {}
