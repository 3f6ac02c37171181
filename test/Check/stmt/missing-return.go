// RUN: %verify %s
// The body of a function with results ends in a terminating statement.

package p

func ok1() int { return 1 }
func ok2() int { panic("x") }
func ok3() int { (panic("x")) }
func ok4() int {
	for {
	}
}
func ok5(x bool) int {
	if x {
		return 1
	} else if !x {
		return 2
	} else {
		panic(3)
	}
}
func ok6(x int) int {
	switch x {
	case 1:
		return 1
	case 2:
		fallthrough
	default:
		return 2
	}
}
func ok7() int {
	select {}
}
func ok8() int {
L:
	goto L
}
func ok9() int {
	{
		return 1
	}
}
func ok10(x int) int {
	for {
		switch x {
		case 1:
			break
		}
		for {
			break
		}
		select {
		default:
			break
		}
		func() {
			for {
				break
			}
		}()
	}
}
func ok11(i interface{}) int {
L:
	switch i.(type) {
	case int:
		return 1
	default:
		for {
			continue
		}
		goto L
	}
}
func ok12(c chan int) int {
	select {
	case <-c:
		return 1
	case c <- 1:
		panic(1)
	}
}
func ok13() int {
	return 1;;
}

func bad1() int {} // ERROR "missing return"
func bad2() int { ok1() } // ERROR "missing return"
func bad3(x bool) int {
	if x {
		return 1
	}
} // ERROR "missing return"
func bad4(x bool) int {
	if x {
		return 1
	} else if !x {
		return 2
	}
} // ERROR "missing return"
func bad5() int {
	for {
		break
	}
} // ERROR "missing return"
func bad6() int {
L:
	for {
		for {
			break L
		}
	}
} // ERROR "missing return"
func bad7() int {
	for true {
	}
} // ERROR "missing return"
func bad8() int {
	for range []int{} {
	}
} // ERROR "missing return"
func bad9(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR "missing return"
func bad10(x int) int {
	switch x {
	default:
		return 1
	case 2:
		if x == 2 {
			break
		}
		return 2
	}
} // ERROR "missing return"
func bad11(x int) int {
L:
	switch {
	default:
		for {
			break L
		}
	}
} // ERROR "missing return"
func bad12(c chan int) int {
	select {
	case <-c:
		return 1
	case c <- 1:
		break
	}
} // ERROR "missing return"
func bad13() int {
	panic := func(interface{}) {}
	panic(1)
} // ERROR "missing return"
func bad14() int {
	defer panic(1)
} // ERROR "missing return"
func bad15(i interface{}) int {
	switch i.(type) {
	case int:
		return 1
	}
} // ERROR "missing return"
func bad16(x bool) int {
	if x {
	} else {
		return 1
	}
} // ERROR "missing return"

var _ = func() int {
	for false {
	}
} // ERROR "missing return"
