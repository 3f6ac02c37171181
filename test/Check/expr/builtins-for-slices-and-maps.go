// RUN: %verify %s
// append, copy, delete, len, cap, make and new.

package p

type S []int

func pair() ([]int, int)

func f(s []int, ss S, b []byte, str string, m map[string]int, a [3]int, pa *[3]int, ch chan int, n int, x float64) {
	_ = append(s, 1, 2)
	_ = append(s, "a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to append`
	_ = append(s, s...)
	_ = append(s, s) // ERROR "cannot use s \(variable of type \[\]int\) as type int in argument to append"
	_ = append(ss, s...)
	_ = append(b, str...)
	_ = append(b, "abc"...)
	_ = append(s, str...) // ERROR "cannot use str \(variable of type string\) as type \[\]int in argument to append"
	_ = append(a, 1) // ERROR "first argument to append must be a slice; have a \(variable of type \[3\]int\)"
	_ = append(nil, 1) // ERROR "first argument to append must be a slice; have untyped nil"
	_ = append(1) // ERROR "first argument to append must be a slice; have 1 \(untyped int constant\)"
	_ = append() // ERROR "invalid operation: not enough arguments for append\(\) \(expected 1, found 0\)"
	_ = append(s)
	_ = append(s, nil...)
	_ = append(pair())
	append(s, 1) // ERROR "append\(s, 1\) \(value of type \[\]int\) is not used"
	_ = copy(s, s)
	_ = copy(b, str)
	_ = copy(b, "a")
	_ = copy(s, b) // ERROR "invalid argument: arguments to copy s \(variable of type \[\]int\) and b \(variable of type \[\]byte\) have different element types int and byte"
	_ = copy(a, s) // ERROR "invalid argument: copy expects slice arguments; found a \(variable of type \[3\]int\) and s \(variable of type \[\]int\)"
	_ = copy(s) // ERROR "invalid operation: not enough arguments for copy\(s\) \(expected 2, found 1\)"
	copy(s, ss)
	delete(m, "a")
	delete(m, 1) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to delete"
	delete(s, 1) // ERROR "invalid argument: s \(variable of type \[\]int\) is not a map"
	delete(m) // ERROR "invalid operation: not enough arguments for delete\(m\) \(expected 2, found 1\)"
	_ = delete(m, "a") // ERROR `delete\(m, "a"\) \(no value\) used as value`
	_ = len(s) + len(str) + len(m) + len(a) + len(pa) + len(ch)
	_ = cap(s) + cap(a) + cap(pa) + cap(ch)
	_ = cap(m) // ERROR "invalid argument: m \(variable of type map\[string\]int\) for cap"
	_ = cap(str) // ERROR "invalid argument: str \(variable of type string\) for cap"
	_ = len(n) // ERROR "invalid argument: n \(variable of type int\) for len"
	_ = len() // ERROR "invalid operation: not enough arguments for len\(\) \(expected 1, found 0\)"
	_ = len(s, s) // ERROR "invalid operation: too many arguments for len\(s, s\) \(expected 1, found 2\)"
	_ = len(nil) // ERROR "invalid argument: nil for len"
	_ = len(s...) // ERROR "invalid operation: invalid use of \.\.\. with built-in len"
	_ = make([]int, 1)
	_ = make([]int, 1, 2)
	_ = make([]int, 2, 1) // ERROR "invalid argument: length and capacity swapped"
	_ = make([]int) // ERROR "invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1"
	_ = make([]int, 1, 2, 3) // ERROR "invalid operation: make\(\[\]int, 1, 2, 3\) expects 2 or 3 arguments; found 4"
	_ = make([]int, -1) // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = make([]int, "a") // ERROR `cannot convert "a" \(untyped string constant\) to int`
	_ = make([]int, x) // ERROR "invalid argument: index x \(variable of type float64\) must be integer"
	_ = make([]int, 1.0)
	_ = make([]int, 1.5) // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = make([]int, 1<<63) // ERROR "1 << 63 \(untyped int constant 9223372036854775808\) overflows int"
	_ = make(map[string]int)
	_ = make(map[string]int, n, n) // ERROR "invalid operation: make\(map\[string\]int, n, n\) expects 1 or 2 arguments; found 3"
	_ = make(chan int, 1)
	_ = make(int) // ERROR "invalid argument: cannot make int; type must be slice, map, or channel"
	_ = make([3]int) // ERROR "invalid argument: cannot make \[3\]int; type must be slice, map, or channel"
	_ = make() // ERROR "invalid operation: not enough arguments for make\(\) \(expected 1, found 0\)"
	_ = make(1) // ERROR "1 is not a type"
	_ = new(int)
	_ = new(1) // ERROR "1 is not a type"
	_ = new() // ERROR "invalid operation: not enough arguments for new\(\) \(expected 1, found 0\)"
	_ = new(int, int) // ERROR "invalid operation: too many arguments for new\(int, int\) \(expected 1, found 2\)"
	_ = new(undefined) // ERROR "undefined: undefined"
}
