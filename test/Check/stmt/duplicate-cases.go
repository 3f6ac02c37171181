// RUN: %verify %s
// Constant cases of a switch are distinct; with an interface, their types count
// too.

package p

type MyInt int

func f(x int, s string, fl float64, i interface{}, b bool, c complex128, u uint64) {
	switch x {
	case 1, 2, 3:
	case 4, 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	case 2, 2: // ERROR "duplicate case 2 \(constant of type int\) in expression switch"
	case 'a':
	case 97: // ERROR "duplicate case 97 \(constant of type int\) in expression switch"
	case -1:
	case 1 - 2: // ERROR "duplicate case 1 - 2 \(constant -1 of type int\) in expression switch"
	case x, x:
	default:
	}
	switch s {
	case "a", "b":
	case "c", "a": // ERROR `duplicate case "a" \(constant of type string\) in expression switch`
	case "a" + "b", "ab": // ERROR `duplicate case "ab" \(constant of type string\) in expression switch`
	}
	switch fl {
	case 1, 1.0, 1e0: // ERROR "duplicate case 1\.0 \(constant 1 of type float64\) in expression switch" "duplicate case 1e0 \(constant 1 of type float64\) in expression switch"
	case 0.1, 1.0 / 10: // ERROR "duplicate case 1\.0 / 10 \(constant 0\.1 of type float64\) in expression switch"
	case 2.5:
	}
	switch i {
	case 1, int8(1), MyInt(1), 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	case "1", '1', 1.0:
	case int8(1): // ERROR "duplicate case int8\(1\) \(constant 1 of type int8\) in expression switch"
	case MyInt(1), nil, nil: // ERROR "duplicate case MyInt\(1\) \(constant 1 of type MyInt\) in expression switch"
	}
	switch {
	case true, true:
	case x > 1, x > 1:
	}
	switch b {
	case true:
	case true:
	}
	switch c {
	case 1i, 1i:
	}
	switch u {
	case 1<<63, 1<<63 + 0: // ERROR "duplicate case 1 << 63 \+ 0 \(constant 9223372036854775808 of type uint64\) in expression switch"
	case 1<<64 - 1:
	case 1<<64 - 1: // ERROR "duplicate case 1 << 64 - 1 \(constant 18446744073709551615 of type uint64\) in expression switch"
	}
	switch 5 {
	case 5, 5: // ERROR "duplicate case 5 \(constant of type int\) in expression switch"
	case 5.0: // ERROR "duplicate case 5\.0 \(constant 5 of type int\) in expression switch"
	}
}

func defaults(x int, i interface{}, c chan int) {
	switch x {
	default:
	case 1:
	default: // ERROR "multiple defaults \(first at duplicate-cases\.go:61:2\)"
	case 2:
	default: // ERROR "multiple defaults \(first at duplicate-cases\.go:61:2\)"
	}
	switch i.(type) {
	default:
	default: // ERROR "multiple defaults \(first at duplicate-cases\.go:68:2\)"
	}
	select {
	default:
	case <-c:
	default: // ERROR "multiple defaults \(first at duplicate-cases\.go:72:2\)"
	}
}
