// RUN: %verify %s
// goto stays out of blocks and does not skip declarations of variables.

package p

func f(x int, c chan int) {
	goto A // ERROR "goto A jumps over declaration of y at goto-targets\.go:8:4"
	y := 1
	_ = y
A:
	goto B // ERROR "goto B jumps into block starting at goto-targets\.go:12:2"
	{
	B:
	}
	{
	C:
	}
	goto C // ERROR "goto C jumps into block starting at goto-targets\.go:15:2"
	goto D
	if x == 1 {
		z := 2
		_ = z
	}
	const k = 1
	type T int
D:
	if x == 1 {
		goto E // ERROR "goto E jumps over declaration of v at goto-targets\.go:30:6"
	}
	var v, w int
	_, _ = v, w
E:
	x++
	goto E
	for {
		goto F // ERROR "goto F jumps over declaration of p, q at goto-targets\.go:40:7"
		q := 1
		_ = q
	}
	p, q := 1, 2
	_, _ = p, q
F:
	{
		goto G
	}
G:
	switch x {
	case 1:
		goto H // ERROR "goto H jumps into block starting at goto-targets\.go:50:2"
	case 2:
	H:
		goto G
	}
	if x == 1 {
		goto I // ERROR "goto I jumps into block starting at goto-targets\.go:56:9"
	} else {
	I:
	}
	select {
	case <-c:
	J:
		x++
	default:
		goto J // ERROR "goto J jumps into block starting at goto-targets\.go:60:2"
	}
	goto K // ERROR "goto K jumps over declaration of r at goto-targets\.go:68:3"
	var (
		r = 1
		s = 2
	)
	_, _ = r, s
K:
	goto L // ERROR "goto L jumps over declaration of n at goto-targets\.go:75:4"
	m := 1
	n := 2
	_, _ = m, n
L:
	func() {
		goto A // ERROR "label A not defined"
	}()
}

func backwards(x int) {
Top:
	y := 1
	_ = y
	if x == 1 {
		goto Top
	}
	{
		goto Top
	}
	goto End
	{
		z := 1
		_ = z
	}
End:
}
