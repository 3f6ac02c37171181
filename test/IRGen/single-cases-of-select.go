// RUN: %zokor build -emit=go %s | FileCheck %s
// A select with one case is an operation; with a default it is a choice.

package main

// CHECK-LABEL: go.func @main.alone(
// CHECK-NOT: go.select
// CHECK: go.chan.recv
// CHECK: go.return
func alone(c chan int) int {
	select {
	case x := <-c:
		return x
	}
}

// CHECK-LABEL: go.func @main.try(
// CHECK: go.select nonblocking send(%{{.*}}) from(%{{.*}}) recv() to()
// CHECK: cf.switch
func try(c chan int) bool {
	select {
	case c <- 1:
		return true
	default:
		return false
	}
}

// Sends come first, whatever the order in the source.
// CHECK-LABEL: go.func @main.both(
// CHECK: go.select send(%{{.*}}) from(%{{.*}}) recv(%{{.*}}, %{{.*}}) to(%{{.*}}, %{{.*}})
func both(a, b, c chan int) {
	select {
	case <-a:
	case b <- 1:
	case <-c:
	}
}

// CHECK-LABEL: go.func @main.forever(
// CHECK: go.select send() from() recv() to()
// CHECK-NEXT: go.unreachable
func forever() {
	select {}
}

func main() {}
