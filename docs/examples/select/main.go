// Select shows what a select statement with a default case is for: to send and
// receive only if that is possible at once, and to poll.
package main

import "fmt"

// trySend reports whether c had room for v.
func trySend(c chan<- int, v int) bool {
	select {
	case c <- v:
		return true
	default:
		return false
	}
}

// tryReceive reports what a receive without waiting finds.
func tryReceive(c <-chan int) string {
	select {
	case v, ok := <-c:
		if !ok {
			return "closed"
		}
		return fmt.Sprint("received ", v)
	default:
		return "nothing there"
	}
}

// drain takes what is in c and returns its sum.
func drain(c <-chan int) (sum int) {
	for {
		select {
		case v := <-c:
			sum += v
		default:
			return sum
		}
	}
}

// poll calls step, with the number of the call, until done is closed, and
// returns how often that was.
func poll(done <-chan struct{}, step func(n int)) (n int) {
	for {
		select {
		case <-done:
			return n
		default:
			n++
			step(n)
		}
	}
}

func main() {
	queue := make(chan int, 3)
	fmt.Println(tryReceive(queue))
	for i := 1; i <= 5; i++ {
		fmt.Println("send", i, trySend(queue, i))
	}
	fmt.Println(tryReceive(queue))
	fmt.Println("sum of the rest", drain(queue))

	unbuffered := make(chan int)
	fmt.Println("nobody receives:", trySend(unbuffered, 1))
	close(unbuffered)
	fmt.Println(tryReceive(unbuffered))

	var none chan int
	fmt.Println("nil channel:", trySend(none, 1), tryReceive(none))

	done := make(chan struct{})
	n := poll(done, func(n int) {
		fmt.Println("step", n)
		if n == 3 {
			close(done)
		}
	})
	fmt.Println("done after", n, "steps")
}
