// RUN: %verify %s
// return gives each result one value of its type; without values all results
// must be visible.

package p

func none() {
	return 1 // ERROR "too many return values"
}

func none2() {
	return none() // ERROR "none\(\) \(no value\) used as value"
}

func one() int {
	return // ERROR "not enough return values"
}

func one2() int {
	return 1, 2 // ERROR "too many return values"
}

func one3() int {
	return "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement`
}

func two() (int, error) {
	return 1 // ERROR "not enough return values"
}

func two2() (int, error) {
	return 1, nil, "c" // ERROR "too many return values"
}

func two3() (int, error) {
	return one() // ERROR "not enough return values"
}

func two4() (string, error) {
	return two() // ERROR "cannot use two\(\) \(value of type int\) as type string in return statement"
}

func two5() (int, error) {
	return two(), nil // ERROR "multiple-value two\(\) \(value of type \(int, error\)\) in single-value context"
}

func two6() (x int, err error) {
	return two()
}

func three() (int, string, []float64) {
	return two() // ERROR "not enough return values"
}

func untyped() (int, string) {
	return 1.5, 'a', "s", nil, true // ERROR "too many return values"
}

func undefinedValue() (int, string) {
	return missing // ERROR "undefined: missing"
}

func shadowed() (x int, err error) {
	{
		x := 1
		_ = x
		return // ERROR "result parameter x not in scope at return"
	}
	if x, err := two(); err == nil {
		_ = x
		return // ERROR "result parameter x not in scope at return" "result parameter err not in scope at return"
	}
	for err := range []int{} {
		_ = err
		return // ERROR "result parameter err not in scope at return"
	}
	const y = 1
	return
}

func blank() (_ int, z string) {
	return
}

func hiddenByConstant() (z string) {
	const z = 1 // ERROR "z redeclared in this block"
	{
		type z int
		return // ERROR "result parameter z not in scope at return"
	}
}

func literals() {
	_ = func() int { return } // ERROR "not enough return values"
	_ = func() { return 1 } // ERROR "too many return values"
	_ = func() (int, int) { return two() } // ERROR "cannot use two\(\) \(value of type error\) as type int in return statement"
}
