// RUN: %verify %s
// Strings, arrays, pointers to arrays, slices and maps can be indexed.

package p

type A [3]int

func g() (int, int)
func h() [2]int

func f(a A, pa *A, s []int, str string, m map[string]int, i int, x float64, e interface{}, u8 uint8, pp **A, ps *[]int) {
	_ = a[0]
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = a[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = a[i]
	_ = a[u8]
	_ = a[x] // ERROR "invalid argument: index x \(variable of type float64\) must be integer"
	_ = a["a"] // ERROR `cannot convert "a" \(untyped string constant\) to int`
	_ = a[1.0]
	_ = a[1.5] // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = a[1<<70] // ERROR "1 << 70 \(untyped int constant 1180591620717411303424\) overflows int"
	_ = pa[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = pp[0] // ERROR "invalid operation: cannot index pp \(variable of type \*\*A\)"
	_ = ps[0] // ERROR "invalid operation: cannot index ps \(variable of type \*\[\]int\)"
	_ = s[1<<62]
	_ = s[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = str[0]
	_ = "abc"[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = "abc"[1]
	_ = m["a"]
	_ = m[1] // ERROR "cannot use 1 \(untyped int constant\) as string value in map index"
	_ = m[0.5] // ERROR "cannot use 0\.5 \(untyped float constant\) as string value in map index"
	_ = i[0] // ERROR "invalid operation: cannot index i \(variable of type int\)"
	_ = e[0] // ERROR "invalid operation: cannot index e \(variable of type interface\{\}\)"
	_ = nil[0] // ERROR "invalid operation: cannot index nil"
	_ = len[0] // ERROR "invalid operation: cannot index len \(built-in\)"
	_ = f[0] // ERROR "invalid operation: cannot index f \(value of type func\(a A, pa \*A, s \[\]int, str string, m map\[string\]int, i int, x float64, e interface\{\}, u8 uint8, pp \*\*A, ps \*\[\]int\)\)"
	_ = h()[1]
	_ = h()[2] // ERROR "invalid argument: index 2 out of bounds \[0:2\]"
	_ = g()[0] // ERROR "multiple-value g\(\) \(value of type \(int, int\)\) in single-value context"
	str[0] = 'a' // ERROR "cannot assign to str\[0\] \(value of type byte\)"
	h()[0] = 1 // ERROR "cannot assign to h\(\)\[0\] \(value of type int\)"
	_ = &str[0] // ERROR "invalid operation: cannot take address of str\[0\] \(value of type byte\)"
	_ = &m["a"] // ERROR `invalid operation: cannot take address of m\["a"\] \(map index expression of type int\)`
	_ = &h()[0] // ERROR "invalid operation: cannot take address of h\(\)\[0\] \(value of type int\)"
	s[0], m["a"] = 1, 2
}
