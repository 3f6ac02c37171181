// RUN: %verify %s
// The scopes of the parts of a for statement.

package p

func f(n int) {
	for i := 0; i < n; i++ {
		i := "inner"
		_ = i
	}
	for i, j := 0, n; i < j; i, j = i+1, j-1 {
	}
	for i := 0; ; k++ { // ERROR "undefined: k"
		k := i
		_ = k
	}
	_ = i // ERROR "undefined: i"
	if x := n; x > 0 {
	} else if y := x; y > 0 {
		_ = x + y
	} else {
		_ = x + y
	}
	_ = x // ERROR "undefined: x"
	switch x := n; {
	case x > 0:
		y := x
		_ = y
	case y > 0: // ERROR "undefined: y"
	}
	{
		z := 1
		_ = z
	}
	_ = z // ERROR "undefined: z"
	w = 1 // ERROR "undefined: w"
	w := 2
	_ = w
	var v = v // ERROR "undefined: v"
	fun := func() { fun() } // ERROR "undefined: fun"
	fun()
}
