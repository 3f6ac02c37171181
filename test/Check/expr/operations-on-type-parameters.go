// RUN: %verify %s
// An operation on a type parameter must be defined for every type of its type
// set.

package p

func ops[I ~int | ~int8, N ~int | ~float64, S ~string | ~[]byte, B ~bool, A any, C comparable, M ~map[string]int | ~map[string]bool, SL ~[]int | ~[3]int, P *int | *string, PI *int, F func(int) int, CH chan int | <-chan int](i I, n N, s S, b B, a A, c C, m M, sl SL, p P, pi PI, fn F, ch CH) {
	_ = i + 1
	_ = i + 128 // ERROR "cannot convert 128 \(untyped int constant\) to I"
	_ = i + 1.5 // ERROR "cannot convert 1\.5 \(untyped float constant\) to I"
	_ = n + 1
	_ = n + 1.5 // ERROR "cannot convert 1\.5 \(untyped float constant\) to N"
	_ = n % n // ERROR "invalid operation: operator % not defined on n \(variable of type N constrained by ~int\|~float64\)"
	_ = i % i
	_ = -n
	_ = ^n // ERROR "invalid operation: operator \^ not defined on n \(variable of type N constrained by ~int\|~float64\)"
	_ = !b
	_ = b && b
	_ = s + s // ERROR "invalid operation: operator \+ not defined on s \(variable of type S constrained by ~string\|~\[\]byte\)"
	_ = s[0]
	_ = s[1:]
	_ = len(s)
	_ = cap(s) // ERROR "invalid argument: s \(variable of type S constrained by ~string\|~\[\]byte\) for cap"
	_ = a + a // ERROR "invalid operation: operator \+ not defined on a \(variable of type A constrained by any\)"
	_ = a == a // ERROR "invalid operation: a == a \(incomparable types in type set\)"
	_ = a == nil // ERROR "invalid operation: a == nil \(mismatched types A and untyped nil\)"
	_ = c == c
	_ = c < c // ERROR "invalid operation: c < c \(type parameter C is not comparable with <\)"
	_ = i < i
	_ = i << 1
	_ = 1 << i
	_ = m["a"] // ERROR "invalid operation: cannot index m \(variable of type M constrained by ~map\[string\]int\|~map\[string\]bool\)"
	_ = m[1] // ERROR "invalid operation: cannot index m \(variable of type M constrained by ~map\[string\]int\|~map\[string\]bool\)"
	_ = sl[0]
	_ = sl[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = *p // ERROR "invalid operation: pointers of p \(variable of type P constrained by \*int\|\*string\) must have identical base types"
	_ = *pi
	_ = fn(1)
	_ = a() // ERROR "invalid operation: cannot call non-function a \(variable of type A constrained by any\)"
	_ = <-ch
	close(ch) // ERROR "invalid operation: cannot close receive-only channel ch \(variable of type CH constrained by chan int\|<-chan int\)"
	_ = a.x // ERROR "a\.x undefined \(type A has no field or method x\)"
	_ = a.(int) // ERROR "invalid operation: cannot use type assertion on type parameter value a \(variable of type A constrained by any\)"
	_ = A(i) // ERROR "cannot convert i \(variable of type I constrained by ~int\|~int8\) to type A"
	_ = I(n)
	_ = N(i)
	_ = I(1)
	_ = I(1000) // ERROR "cannot convert 1000 \(untyped int value\) to type I:"
	_ = N("a") // ERROR `cannot convert "a" \(untyped string value\) to type N:`
	_ = string(s)
	_ = []byte(s)
	_ = A(nil) // ERROR "cannot convert nil to type A"
	_ = make(M) // ERROR "invalid argument: cannot make M: no core type"
	_ = make(SL) // ERROR "invalid argument: cannot make SL: no core type"
	_ = make(A) // ERROR "invalid argument: cannot make A: no core type"
	_ = new(A)
	_ = SL{1} // ERROR "invalid composite literal type SL"
	_ = A{} // ERROR "invalid composite literal type A"
	_ = append(sl, 1) // ERROR "first argument to append must be a slice; sl \(variable of type SL constrained by ~\[\]int\|~\[3\]int\) has no core type"
	_ = &a
	var _ A = 1 // ERROR "cannot use 1 \(untyped int constant\) as A value in variable declaration"
	var _ I = 1
	var _ interface{} = a
	var _ int = i // ERROR "cannot use i \(variable of type I constrained by ~int\|~int8\) as type int in variable declaration"
	_ = real(n) // ERROR "invalid argument: argument has type N, expected complex type"
	delete(m, "a")
}
