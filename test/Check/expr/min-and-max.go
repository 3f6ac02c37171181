// RUN: %verify --flags "-lang=go1.21" %s
// min and max take ordered operands of one type; of constants they are constant.

package p

type T int

const (
	a = min(1, 2.5, 'a')
	b = max(1, 2.5)
	c = min("a", "b")
	_ int = max(1, 2, 3)
)

var _ [max(1, 2)]int = [2]int{}

func f(i int, t T, x float64, s string, bo bool, e interface{}, sl []int) {
	var _ int = min(i, 1)
	var _ float64 = max(x, 1, 2)
	var _ string = min(s, "a")
	_ = min(i, t)   // ERROR "invalid argument: mismatched types int \(previous argument\) and T \(type of t\)"
	_ = min(i, x)   // ERROR "invalid argument: mismatched types int \(previous argument\) and float64 \(type of x\)"
	_ = min(i, 1.5) // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = min(i, s)   // ERROR "invalid argument: mismatched types int \(previous argument\) and string \(type of s\)"
	_ = min(bo)     // ERROR "invalid argument: bo \(variable of type bool\) cannot be ordered"
	_ = max(e, 1)   // ERROR "invalid argument: e \(variable of type interface{}\) cannot be ordered"
	_ = max(1i)     // ERROR "invalid argument: 1i \(untyped complex constant \(0 \+ 1i\)\) cannot be ordered"
	_ = min()       // ERROR "not enough arguments for min\(\) \(expected 1, found 0\)"
	_ = min(sl...)  // ERROR "invalid use of \.\.\. with built-in min"
	min(i, 1)       // ERROR "min\(i, 1\) \(value of type int\) is not used"
}

func g[N ~int | ~float64](x, y N) N { return max(x, y, 1) }
