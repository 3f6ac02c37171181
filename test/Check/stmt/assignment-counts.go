// RUN: %verify %s
// As many values as variables; a call's number of results counts.

package p

func none()             {}
func one() int          { return 1 }
func two() (int, error) { return 1, nil }

func f() {
	var a, b int
	var err error
	a, b = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	a, b = 1, 2, 3 // ERROR "assignment mismatch: 2 variables but 3 values"
	a, b = one() // ERROR "assignment mismatch: 2 variables but one returns 1 value"
	a, b, err = two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
	a = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	a = none() // ERROR "none\(\) \(no value\) used as value"
	a, b = two(), 1 // ERROR "multiple-value two\(\) \(value of type \(int, error\)\) in single-value context"
	a, err = (two)()
	var c, d = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	var e, g, h = two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
	i, j := 1, 2, 3 // ERROR "assignment mismatch: 2 variables but 3 values"
	k, l := one() // ERROR "assignment mismatch: 2 variables but one returns 1 value"
	m := two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	n, o := none() // ERROR "none\(\) \(no value\) used as value"
	var q int = two() // ERROR "multiple-value two\(\) \(value of type \(int, error\)\) in single-value context"
	var r, s int = 1, 2, 3 // ERROR "extra init expr 3"
	_, _, _ = a, b // ERROR "assignment mismatch: 3 variables but 2 values"
	_ = err
	_, _, _, _, _, _, _, _ = c, d, e, g, h, i, j, k
	_, _, _, _, _, _, _ = l, m, n, o, q, r, s
}
