// RUN: %verify %s
// len and cap of an array are constants unless the operand calls or receives.

package p

var a [4]int
var s []int
var ch chan [2]int

func fn() [3]int

const (
	_ = len(a)
	_ = len(&a)
	_ = cap([5]int{})
	_ = len("abc")
	_ = len([2]int{0, len("x")})
	_ = len(fn()) // ERROR "len\(fn\(\)\) \(value of type int\) is not constant"
	_ = len(<-ch) // ERROR "len\(<-ch\) \(value of type int\) is not constant"
	_ = len([3]func(){func() { fn() }})
	_ = len(s) // ERROR "len\(s\) \(value of type int\) is not constant"
	_ = len([1]int{fn()[0]}) // ERROR "len\(\[1\]int\{…\}\) \(value of type int\) is not constant"
	_ = len([...]int{1, 2, 3}[:]) // ERROR "invalid operation: \[\.\.\.\]int\{…\} \(value of type \[3\]int\) \(slice of unaddressable value\)"
)

var _ [len(a)]int = [4]int{}
