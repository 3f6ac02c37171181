// RUN: %zokor run %s 2>&1 | FileCheck %s
// select evaluates channels and values in the order of the source, and left sides only in their case.

package main

func channel(s string, c chan int) chan int { print(s, " "); return c }

func say(s string, v int) int { print(s, " "); return v }

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	var arr [3]int
	b <- 5
	select {
	case arr[say("no", 7)] = <-channel("nil", nil):
	case channel("a", nil) <- say("v", 1):
	case arr[say("i", 1)] = <-channel("b", b):
		println(arr[1])
	}
	// CHECK: nil a v b i 5
	m := map[string]int{}
	var ok bool
	b <- 7
	select {
	case m["k"], ok = <-b:
		println(m["k"], ok)
	}
	// CHECK-NEXT: 7 true
	close(b)
	select {
	case x, ok := <-b:
		println(x, ok)
	default:
		println("default")
	}
	// CHECK-NEXT: 0 false
	select {
	case <-a:
		println("received")
	default:
		println("default")
	}
	// CHECK-NEXT: default
	for i := range 4 {
		select {
		case a <- i:
			if i == 2 {
				break
			}
			println("sent", i)
		case x := <-a:
			println("received", x)
			continue
		}
	}
	// CHECK-NEXT: sent 0
	// CHECK-NEXT: received 0
	// CHECK-NEXT: received 2
	x, y := make(chan int, 1000), make(chan int, 1000)
	for range 1000 {
		x <- 1
		y <- 1
	}
	var n [2]int
	for range 1000 {
		select {
		case <-x:
			n[0]++
		case <-y:
			n[1]++
		}
	}
	println(n[0] > 300, n[1] > 300)
	// CHECK-NEXT: true true
	defer func() { println(recover().(error).Error()) }()
	close(a)
	select {
	case a <- 1:
	default:
	}
	// CHECK-NEXT: send on closed channel
}
