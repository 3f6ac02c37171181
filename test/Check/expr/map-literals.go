// RUN: %verify %s
// Every element of a map literal has a key, and constant keys are distinct.

package p

var n = 1

type T struct{ a, b int }

var (
	_ = map[string]int{"a": 1, "b": 2}
	_ = map[string]int{"a": 1, "a": 2} // ERROR `duplicate key "a" in map literal`
	_ = map[int]int{1: 1, 1.0: 2, 'a': 3, 97: 4} // ERROR "duplicate key 1 in map literal" "duplicate key 97 in map literal"
	_ = map[int]int{n: 1, n: 2}
	_ = map[int]int{1} // ERROR "missing key in map literal"
	_ = map[int]string{"a": 1} // ERROR `cannot use "a" \(untyped string constant\) as int value in map literal`
	_ = map[float64]int{0.5: 1, 1.0 / 2: 2} // ERROR "duplicate key 0\.5 in map literal"
	_ = map[interface{}]int{1: 1, 1.0: 2, int64(1): 3, 1: 4, "a": 5, "a": 6} // ERROR "duplicate key 1 in map literal" `duplicate key "a" in map literal`
	_ = map[T]int{{1, 2}: 1, {1, 2}: 2}
	_ = map[*T]int{{1, 2}: 1}
	_ = map[string]T{"a": {1, 2}, "b": {1}} // ERROR "too few values in struct\{a int; b int\}\{…\}"
	_ = map[bool]int{true: 1, false: 2, true: 3} // ERROR "duplicate key true in map literal"
	_ = map[complex128]int{1i: 1, 1i: 2, 1: 3, 1 + 0i: 4} // ERROR "duplicate key \(0 \+ 1i\) in map literal" "duplicate key \(1 \+ 0i\) in map literal"
	_ = map[uint64]int{1 << 63: 1, 1 << 63: 2} // ERROR "duplicate key 9223372036854775808 in map literal"
	_ = map[int]int{"a", n: 1} // ERROR "missing key in map literal"
	_ = map[int64]int{1<<63 - 1: 1, -1 << 63: 2, 1<<63 - 1: 3} // ERROR "duplicate key 9223372036854775807 in map literal"
	_ = []int{1<<63 - 1: 0}
)
