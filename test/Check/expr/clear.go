// RUN: %verify --flags "-lang=go1.21" %s
// clear takes a map or a slice and has no result.

package p

func f(m map[string]int, s []int, a [2]int, n int) {
	clear(m)
	clear(s)
	clear(a)     // ERROR "invalid argument: clear a \(variable of type \[2\]int\) must be a map or slice"
	clear(n)     // ERROR "invalid argument: clear n \(variable of type int\) must be a map or slice"
	clear()      // ERROR "not enough arguments for clear\(\) \(expected 1, found 0\)"
	_ = clear(m) // ERROR "clear\(m\) \(no value\) used as value"
}

func g[T []int | map[int]int](x T) { clear(x) }
