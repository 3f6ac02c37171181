// RUN: %verify %s
// Number literals need digits of their base, well-placed underscores and the
// exponent that fits the mantissa.

package p

var ok = []interface{}{0, 00, 0600, 1_000, 0x_1F, 0B1_0, 0o17, 0., .5, 1e6, 07.5, 09e1, 0x1p-2, 0X.8p0, 1i, 09i, 0x1p1i}

var bad = []interface{}{
	0x, // ERROR "hexadecimal literal has no digits"
	0b, // ERROR "binary literal has no digits"
	0b12, // ERROR "invalid digit '2' in binary literal"
	0o8, // ERROR "invalid digit '8' in octal literal"
	089, // ERROR "invalid digit '8' in octal literal"
	0b1.0, // ERROR "invalid radix point in binary literal"
	1e, // ERROR "exponent has no digits"
	1e+, // ERROR "exponent has no digits"
	0x1.0, // ERROR "hexadecimal mantissa requires a 'p' exponent"
	1p5, // ERROR "'p' exponent requires hexadecimal mantissa"
	0o1e5, // ERROR "'e' exponent requires decimal mantissa"
	1__0, // ERROR "'_' must separate successive digits"
	1_, // ERROR "'_' must separate successive digits"
	1_.5, // ERROR "'_' must separate successive digits"
	0_x, // ERROR "'_' must separate successive digits" "syntax error: unexpected x in composite literal; possibly missing comma or }"
}
