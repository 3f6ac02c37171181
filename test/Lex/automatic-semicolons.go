// RUN: %verify %s
// A newline ends a statement behind a name, a literal, a closing bracket, ++,
// -- and the keywords that end statements, also when a comment is between.

package p

func f() (int, int)

func g(c chan int, s []int) (x int) {
	x = 1
	x++
	s[0] = 2 /* a comment
	over two lines */ x--
	c <- 3 // a comment
	for {
		if x > 0 { break }
		continue
	}
	switch x {
	case 1: fallthrough
	default: { }
	}
	x, y := f(); _ = y
	_ = func() { return }
	a := x +
		1
	a = s[
		0]; _ = a
	_ = []int{
		1,
		2}
	g(
		c, s,
	)
	return
}

func bad(x int) {
	_ = x
	+ 1 // ERROR "is not used"
}
