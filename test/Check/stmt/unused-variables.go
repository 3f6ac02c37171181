// RUN: %verify %s
// A variable that is declared in a function must be used; an assignment is no
// use of it.

package p

var global int

func two() (int, error) { return 0, nil }

func f(param int, ch chan int, i interface{}) (result int) {
	a := 1 // ERROR "a declared but not used"
	var b int // ERROR "b declared but not used"
	var c, d = 1, 2 // ERROR "c declared but not used"
	_ = d
	e := 1 // ERROR "e declared but not used"
	e = 2
	g, err := two() // ERROR "err declared but not used"
	_ = g
	h := 1
	h++
	j := 1
	j += 2
	k := &struct{ f int }{}
	k.f = 1
	l := []int{1}
	l[0] = 2
	var m map[int]int
	m[1] = 2
	var n *int
	*n = 1
	var o [3]int
	o[0] = 1
	var q struct{ f int }
	q.f = 1
	(e) = 3
	const unusedConstant = 1
	type unusedType int
	{
		r := 1 // ERROR "r declared but not used"
		{
			s := 2 // ERROR "s declared but not used"
		}
	}
	if t := 1; true { // ERROR "t declared but not used"
	}
	for u := 0; ; { // ERROR "u declared but not used"
	}
	for v := range ch { // ERROR "v declared but not used"
	}
	for v, w := range []int{} { // ERROR "w declared but not used"
		_ = v
	}
	switch x := 1; { // ERROR "x declared but not used"
	}
	switch y := i.(type) { // ERROR "y declared but not used"
	case int:
	}
	switch y := i.(type) {
	case int:
		_ = y
	case string:
	}
	switch y := i.(type) { // ERROR "y declared but not used"
	}
	select {
	case z := <-ch: // ERROR "z declared but not used"
	case z, ok := <-ch: // ERROR "ok declared but not used"
		_ = z
	}
	func() {
		aa := 1 // ERROR "aa declared but not used"
		bb := 2
		_ = func() int { return bb }
		bb = 3
	}()
	cc := 1 // ERROR "cc declared but not used"
	func() { cc = 2 }()
	dd := func() { dd2 := 1 } // ERROR "dd declared but not used" "dd2 declared but not used"
	var ee, ff int // ERROR "ee declared but not used"
	ee, ff = ff, 1
	return
}
