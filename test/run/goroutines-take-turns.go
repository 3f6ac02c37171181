// RUN: %zokor run %s 2>&1 | FileCheck %s
// Neither a loop nor goroutines that talk to each other keep the others from running.

package main

import (
	"os"
	"os/exec"
	"runtime"
	"sync/atomic"
	"time"
)

var stop int32

func stopped() bool { return atomic.LoadInt32(&stop) != 0 }

func watch(name string) (done chan bool) {
	done = make(chan bool, 1)
	atomic.StoreInt32(&stop, 0)
	go func() { atomic.StoreInt32(&stop, 1) }()
	go func() {
		time.Sleep(20 * time.Second)
		select {
		case <-done:
		default:
			println(name, "starves the others")
			os.Exit(1)
		}
	}()
	return done
}

func main() {
	done := watch("a loop")
	for !stopped() {
	}
	done <- true

	done = watch("a conversation")
	a, b := make(chan int), make(chan int)
	go func() {
		for v := range a {
			b <- v + 1
		}
	}()
	for n := 0; !stopped(); {
		a <- n
		n = <-b
	}
	done <- true

	// Who yields comes back.
	done = watch("a conversation of two others")
	end := make(chan bool)
	go func() {
		n := 0
		for {
			select {
			case a <- n:
				n = <-b
			case <-end:
				close(end)
				return
			}
		}
	}()
	for i := 0; i < 1000; i++ {
		runtime.Gosched()
	}
	end <- true
	<-end
	done <- true

	// A process can be started while a loop is asked to yield.
	go func() {
		for n := int32(0); ; n++ {
			atomic.StoreInt32(&stop, n)
		}
	}()
	for i := 0; i < 5; i++ {
		if out, err := exec.Command("/bin/echo", "x").Output(); string(out) != "x\n" {
			println(string(out), err.Error())
		}
	}
	println("all have run")
	// CHECK: all have run
}
