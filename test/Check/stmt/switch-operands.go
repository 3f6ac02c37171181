// RUN: %verify %s
// Cases are compared with the switch expression, which must be a comparable
// value.

package p

type S struct{ f []int }

func none() {}
func two() (int, int) { return 1, 2 }

func f(x int, s string, i interface{}, e error, sl []int, fn func(), m map[int]int, st S, p *int, a [2]func()) {
	switch x {
	case "a": // ERROR `cannot convert "a" \(untyped string constant\) to int`
	case 1.5: // ERROR "1\.5 \(untyped float constant\) truncated to int"
	case s: // ERROR "invalid case s in switch on x \(mismatched types string and int\)"
	case nil: // ERROR "cannot convert nil to int"
	case int8(1): // ERROR "invalid case int8\(1\) in switch on x \(mismatched types int8 and int\)"
	case x > 1: // ERROR "cannot convert x > 1 \(untyped bool value\) to int"
	case i:
	case 1 << 70: // ERROR "1 << 70 \(untyped int constant 1180591620717411303424\) overflows int"
	case missing: // ERROR "undefined: missing"
	case none(): // ERROR "none\(\) \(no value\) used as value"
	case two(): // ERROR "multiple-value two\(\) \(value of type \(int, int\)\) in single-value context"
	case int: // ERROR "int \(type\) is not an expression"
	}
	switch s {
	case 1: // ERROR "cannot convert 1 \(untyped int constant\) to string"
	case 'a': // ERROR "cannot convert 'a' \(untyped rune constant 97\) to string"
	case "x":
	}
	switch i {
	case 1, "a", nil, s, st, sl: // ERROR "invalid case st in switch on i \(struct containing \[\]int cannot be compared\)" "invalid case sl in switch on i \(slice can only be compared to nil\)"
	case e:
	}
	switch e {
	case nil:
	case 1: // ERROR "cannot convert 1 \(untyped int constant\) to interface\{Error\(\) string\}"
	case x: // ERROR "invalid case x in switch on e \(mismatched types int and error\)"
	}
	switch {
	case x: // ERROR "invalid case x in switch on true \(mismatched types int and bool\)"
	case 1: // ERROR "cannot convert 1 \(untyped int constant\) to bool"
	case x > 1:
	case "true": // ERROR `cannot convert "true" \(untyped string constant\) to bool`
	case true:
	}
	switch sl {
	case nil:
	case sl: // ERROR "invalid case sl in switch on sl \(slice can only be compared to nil\)"
	}
	switch fn {
	case nil:
	case none: // ERROR "invalid case none in switch on fn \(func can only be compared to nil\)"
	}
	switch m {
	case nil:
	}
	switch p {
	case nil, &x:
	}
	switch st { // ERROR "cannot switch on st \(variable of type S\) \(S is not comparable\)"
	}
	switch a { // ERROR "cannot switch on a \(variable of type \[2\]func\(\)\) \(\[2\]func\(\) is not comparable\)"
	}
	switch nil { // ERROR "use of untyped nil in switch expression"
	}
	switch none() { // ERROR "none\(\) \(no value\) used as value"
	}
	switch two() { // ERROR "multiple-value two\(\) \(value of type \(int, int\)\) in single-value context"
	}
	switch int { // ERROR "int \(type\) is not an expression"
	}
	switch missing { // ERROR "undefined: missing"
	case 1:
	}
	switch x := x; x {
	case 1:
	}
	switch 1 << 70 { // ERROR "cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in switch expression \(overflows\)"
	}
	switch 1.5 {
	case 1.5, 2:
	case x: // ERROR "invalid case x in switch on 1\.5 \(mismatched types int and float64\)"
	}
}
