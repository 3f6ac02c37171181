// RUN: %verify %s
// Comparisons want operands that are assignable to each other and comparable,
// or ordered.

package p

type S struct{ f []int }
type R struct{ a int }

func f(i int, s string, sl []int, m map[int]int, fn func(), a [2]func(), st S, r R, e interface{}, p *int, q *string, ch chan int, b bool) {
	_ = i == s // ERROR "invalid operation: i == s \(mismatched types int and string\)"
	_ = i < s // ERROR "invalid operation: i < s \(mismatched types int and string\)"
	_ = sl == sl // ERROR "invalid operation: sl == sl \(slice can only be compared to nil\)"
	_ = m == m // ERROR "invalid operation: m == m \(map can only be compared to nil\)"
	_ = fn == fn // ERROR "invalid operation: fn == fn \(func can only be compared to nil\)"
	_ = a == a // ERROR "invalid operation: a == a \(\[2\]func\(\) cannot be compared\)"
	_ = st == st // ERROR "invalid operation: st == st \(struct containing \[\]int cannot be compared\)"
	_ = r == r
	_ = r < r // ERROR "invalid operation: r < r \(operator < not defined on struct\)"
	_ = b < b // ERROR "invalid operation: b < b \(operator < not defined on bool\)"
	_ = p < p // ERROR "invalid operation: p < p \(operator < not defined on pointer\)"
	_ = p == q // ERROR "invalid operation: p == q \(mismatched types \*int and \*string\)"
	_ = nil == nil // ERROR "invalid operation: nil == nil \(operator == not defined on untyped nil\)"
	_ = sl == nil
	_ = nil == fn
	_ = i == nil // ERROR "invalid operation: i == nil \(mismatched types int and untyped nil\)"
	_ = s == nil // ERROR "invalid operation: s == nil \(mismatched types string and untyped nil\)"
	_ = e == i
	_ = e == sl // ERROR "invalid operation: e == sl \(slice can only be compared to nil\)"
	_ = e < e // ERROR "invalid operation: e < e \(operator < not defined on interface\)"
	_ = ch == nil
	_ = ch == ch
	_ = i == 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = i == 'a'
	_ = s < 1 // ERROR "invalid operation: s < 1 \(mismatched types string and untyped int\)"
	_ = e == 1
	_ = p == 0 // ERROR "cannot convert 0 \(untyped int constant\) to \*int"
	_ = 1 == "a" // ERROR `invalid operation: 1 == "a" \(mismatched types untyped int and untyped string\)`
	_ = 1 < 2.5
	_ = "a" < "b"
	_ = 1i < 2i // ERROR "invalid operation: 1i < 2i \(operator < not defined on untyped complex\)"
	_ = true < false // ERROR "invalid operation: true < false \(operator < not defined on untyped bool\)"
}
