// RUN: %verify %s
// Sending needs a channel that may be sent to and a value of its element type.

package p

type I interface{ m() }

func f(c chan int, ro <-chan int, so chan<- int, x int, ci chan I, cc chan chan<- int) {
	c <- 1
	so <- 1
	ro <- 1 // ERROR "invalid operation: cannot send to receive-only channel ro \(variable of type <-chan int\)"
	x <- 1 // ERROR "invalid operation: cannot send to non-channel x \(variable of type int\)"
	c <- "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	c <- 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in send \(truncated\)"
	c <- nil // ERROR "cannot use nil as int value in send"
	ci <- nil
	ci <- x // ERROR "cannot use x \(variable of type int\) as type I in send:"
	cc <- c
	cc <- so
	cc <- ro // ERROR "cannot use ro \(variable of type <-chan int\) as type chan<- int in send"
	nil <- 1 // ERROR "invalid operation: cannot send to non-channel nil"
	missing <- 1 // ERROR "undefined: missing"
	c <- missing // ERROR "undefined: missing"
	f <- 1 // ERROR "invalid operation: cannot send to non-channel f \(value of type func\(c chan int, ro <-chan int, so chan<- int, x int, ci chan I, cc chan chan<- int\)\)"
	_ = <-so // ERROR "invalid operation: cannot receive from send-only channel so \(variable of type chan<- int\)"
	_ = <-x // ERROR "invalid operation: cannot receive from non-channel x \(variable of type int\)"
	var s string = <-c // ERROR "cannot use <-c \(comma, ok expression of type int\) as type string in variable declaration"
	var y, ok = <-ro
	var z int
	z, s = <-c // ERROR "cannot use <-c \(untyped bool value\) as string value in assignment"
	_, _, _, _ = s, y, ok, z
}

func g[C1 chan int | chan string, C2 chan int | <-chan int, C3 chan<- int, C4 any](c1 C1, c2 C2, c3 C3, c4 C4) {
	c1 <- 1 // ERROR "invalid operation: cannot send to c1 \(variable of type C1 constrained by chan int\|chan string\): no core type"
	c2 <- 1 // ERROR "invalid operation: cannot send to receive-only channel c2 \(variable of type C2 constrained by chan int\|<-chan int\)"
	c3 <- 1
	c4 <- 1 // ERROR "invalid operation: cannot send to c4 \(variable of type C4 constrained by any\): no core type"
	c3 <- "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
}
