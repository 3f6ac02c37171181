// RUN: %verify %s
// A case of select sends or receives.

package p

func fn() int { return 0 }

func f(c chan int, ro <-chan int, so chan<- int, x int, s []int, m map[int]int) {
	var ok bool
	select {
	case <-c:
	case (<-c):
	case x = <-c:
	case x, ok = <-c:
	case x = (<-c):
	case y := <-c:
		_ = y
	case y, ok := <-c:
		_, _ = y, ok
	case s[0] = <-c:
	case m[0], ok = <-c:
	case c <- 1:
	case c <- fn():
	case <-ro:
	case so <- 1:
	default:
	}
	_ = ok
	select {
	case fn(): // ERROR "select case must be send or receive \(possibly with assignment\)"
	case x: // ERROR "select case must be send or receive \(possibly with assignment\)"
	case x = fn(): // ERROR "select case must be send or receive \(possibly with assignment\)"
	case x = 1: // ERROR "select case must be send or receive \(possibly with assignment\)"
	case x + <-c: // ERROR "select case must be send or receive \(possibly with assignment\)"
	case x++: // ERROR "select case must be send or receive \(possibly with assignment\)"
	case -<-c == 1: // ERROR "select case must be send or receive \(possibly with assignment\)"
	case y := fn(): // ERROR "select case must be send or receive \(possibly with assignment\)"
	}
	select {
	case ro <- 1: // ERROR "invalid operation: cannot send to receive-only channel ro \(variable of type <-chan int\)"
	case <-so: // ERROR "invalid operation: cannot receive from send-only channel so \(variable of type chan<- int\)"
	case c <- "a": // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	case <-x: // ERROR "invalid operation: cannot receive from non-channel x \(variable of type int\)"
	case x <- 1: // ERROR "invalid operation: cannot send to non-channel x \(variable of type int\)"
	case ok = <-c: // ERROR "cannot use <-c \(comma, ok expression of type int\) as type bool in assignment"
	case x, x = <-c: // ERROR "cannot use <-c \(untyped bool value\) as int value in assignment"
	case y, z := <-c: // ERROR "y declared but not used" "z declared but not used"
	case <-missing: // ERROR "undefined: missing"
	}
}
