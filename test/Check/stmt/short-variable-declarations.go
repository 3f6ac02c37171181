// RUN: %verify %s
// := needs plain names, at least one of them new, and declares only new ones.

package p

type T struct{ f int }

func two() (int, error) { return 0, nil }

func f(t T, s []int) {
	a := 1 // ERROR "a declared but not used"
	a := 2 // ERROR "no new variables on left side of :="
	a, b := 3, 4
	a, b := 5, 6 // ERROR "no new variables on left side of :="
	b, c := "x", 7 // ERROR `cannot use "x" \(untyped string constant\) as int value in assignment`
	_ := 8 // ERROR "no new variables on left side of :="
	_, _ := 9, 10 // ERROR "no new variables on left side of :="
	d, d := 11, 12 // ERROR "d repeated on left side of :="
	t.f := 13 // ERROR "non-name t\.f on left side of :="
	s[0], e := 14, 15 // ERROR "non-name s\[0\] on left side of :="
	t.f, g := two() // ERROR "non-name t\.f on left side of :="
	(h) := 16 // ERROR "non-name \(h\) on left side of :=" "undefined: h"
	{
		a := "other"
		a = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in assignment"
		_ = a
	}
	if a, err := two(); err != nil {
		_ = a
	} else if a, err := two(); err == nil {
		_ = a
	}
	i := func() int { return i }() // ERROR "undefined: i"
	j, k := two()
	j, l := two()
	x, x, y := 1, 2, 3 // ERROR "x repeated on left side of :="
	int := 5
	var v int // ERROR "int \(variable of type int\) is not a type"
	_, _, _, _, _, _, _, _ = b, c, d, e, g, h, i, j // ERROR "undefined: h"
	_, _, _, _, _, _, _ = k, l, x, y, int, v, t
}

func params(p int) (r int) {
	p := 1 // ERROR "no new variables on left side of :="
	r := 2 // ERROR "no new variables on left side of :="
	{
		p := "inner"
		_ = p
	}
	p, q := 3, 4
	_ = q
	return
}
