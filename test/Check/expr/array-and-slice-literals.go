// RUN: %verify %s
// Indices of array and slice literals are constant, distinct and in range.

package p

var n = 1

const c = 2

type A [3]int

var (
	_ = [2]int{1, 2}
	_ = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = [...]int{1, 2, 3}
	_ = []int{5: 1, 2, 3}
	_ = []int{1, 0: 2} // ERROR "duplicate index 0 in array or slice literal"
	_ = []int{2: 1, 1: 2, 3} // ERROR "duplicate index 2 in array or slice literal"
	_ = [2]int{5: 1} // ERROR "invalid argument: index 5 out of bounds \[0:2\]"
	_ = []int{-1: 1} // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = []int{"a": 1} // ERROR `cannot convert "a" \(untyped string constant\) to int`
	_ = []int{1.0: 1, 1.5: 2} // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = []int{n: 1} // ERROR "index n must be integer constant"
	_ = []int{c: 1}
	_ = []string{1} // ERROR "cannot use 1 \(untyped int constant\) as string value in array or slice literal"
	_ = []int{"a"} // ERROR `cannot use "a" \(untyped string constant\) as int value in array or slice literal`
	_ = [][]int{{1}, {2, 3}, {"x"}} // ERROR `cannot use "x" \(untyped string constant\) as int value in array or slice literal`
	_ = [][2]int{{1, 2, 3}} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = []*[]int{{1}}
	_ = [][]*A{{{1, 2}}}
	_ = A{1, 2, 3, 4} // ERROR "index 3 is out of bounds \(>= 3\)"
	_ = [...]string{2: "a"}[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = len([...]int{9: 0})
	_ = [1]int(nil) // ERROR "cannot convert nil to type \[1\]int"
	_ = []int{{}} // ERROR "invalid composite literal type int"
)
