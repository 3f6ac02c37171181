// RUN: %verify %s
// Interpreted strings have the escapes of runes; raw strings have none and may
// span lines.

package p

var ok = []string{"", "\n\"\x00\xffä\u00e4", "'", `\n"`, `a
b`}

var bad = []string{
	"\q", // ERROR "unknown escape"
	"\'", // ERROR "unknown escape"
	"\xg0", // ERROR "invalid character 'g' in hexadecimal escape"
	"\u12", // ERROR "invalid character '.' in hexadecimal escape"
	"\800", // ERROR "unknown escape"
	"\777", // ERROR "octal escape value 511 > 255"
}
