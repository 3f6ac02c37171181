// RUN: %verify %s
// break, continue and fallthrough stand where there is something to leave, to
// continue or to fall into.

package p

func f(x int, i interface{}, c chan int) {
	break // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
	fallthrough // ERROR "fallthrough statement out of place"
	if x == 1 {
		break // ERROR "break is not in a loop, switch, or select"
		continue // ERROR "continue is not in a loop"
		fallthrough // ERROR "fallthrough statement out of place"
	}
	for {
		break
		continue
		fallthrough // ERROR "fallthrough statement out of place"
		func() {
			break // ERROR "break is not in a loop, switch, or select"
			continue // ERROR "continue is not in a loop"
		}()
	}
	for range c {
		if x == 1 {
			break
		}
		continue
	}
	switch x {
	case 1:
		break
		continue // ERROR "continue is not in a loop"
	case 2:
		fallthrough
	case 3:
		fallthrough // ERROR "fallthrough statement out of place"
		x = 1
	case 4:
		fallthrough
		;;
	case 5:
		if x == 1 {
			fallthrough // ERROR "fallthrough statement out of place"
		}
	case 6:
		{
			fallthrough // ERROR "fallthrough statement out of place"
		}
	case 7:
		for {
			fallthrough // ERROR "fallthrough statement out of place"
		}
	case 8:
	L:
		fallthrough
	case 9:
		select {
		default:
			fallthrough // ERROR "fallthrough statement out of place"
		}
		goto L // ERROR "goto L jumps into block starting at misplaced-jumps\.go:55:2"
	default:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	switch i.(type) {
	case int:
		break
		fallthrough // ERROR "cannot fallthrough in type switch"
	case string:
		fallthrough // ERROR "cannot fallthrough in type switch"
	}
	select {
	case <-c:
		break
		continue // ERROR "continue is not in a loop"
	default:
		fallthrough // ERROR "fallthrough statement out of place"
	}
}
