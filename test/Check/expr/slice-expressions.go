// RUN: %verify %s
// Strings, addressable arrays, pointers to arrays and slices can be sliced, with
// constant indices in order and in range.

package p

type A [3]int

func h() [2]int

func f(a A, pa *A, s []int, str string, m map[string]int, i int, x float64) {
	_ = a[:]
	_ = a[1:2]
	_ = a[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = a[:4] // ERROR "invalid argument: index 4 out of bounds \[0:4\]"
	_ = a[:3]
	_ = a[:2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = a[2:2:4] // ERROR "invalid argument: index 4 out of bounds \[0:4\]"
	_ = a[i:1]
	_ = pa[1:]
	_ = pa[4:] // ERROR "invalid argument: index 4 out of bounds \[0:4\]"
	_ = s[1:2:3]
	_ = s[3:2] // ERROR "invalid slice indices: 2 < 3"
	_ = s[:-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = s[x:] // ERROR "invalid argument: index x \(variable of type float64\) must be integer"
	_ = s["a":] // ERROR `cannot convert "a" \(untyped string constant\) to int`
	_ = str[1:2]
	_ = str[1:2:3] // ERROR "invalid operation: 3-index slice of string"
	_ = "abc"[1:4] // ERROR "invalid argument: index 4 out of bounds \[0:4\]"
	_ = "abc"[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = m[:] // ERROR "invalid operation: cannot slice m \(variable of type map\[string\]int\)"
	_ = i[:] // ERROR "invalid operation: cannot slice i \(variable of type int\)"
	_ = nil[:] // ERROR "invalid operation: cannot slice nil"
	_ = h()[:] // ERROR "invalid operation: h\(\) \(value of type \[2\]int\) \(slice of unaddressable value\)"
	_ = A{}[:] // ERROR "invalid operation: A\{\} \(value of type A\) \(slice of unaddressable value\)"
	_ = (&A{})[:]
	str[1:] = "a" // ERROR "cannot assign to str\[1:\] \(value of type string\)"
	_ = s[1.0:2.0]
	_ = s[:1.5] // ERROR "1\.5 \(untyped float constant\) truncated to int"
}
