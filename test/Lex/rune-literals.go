// RUN: %verify %s
// A rune literal holds exactly one character or one valid escape.

package p

var ok = []rune{'a', 'ä', '本', '\a', '\\', '\'', '\000', '\377', '\x07', '\u12e4', '\U00101234', '"'}

var bad = []rune{
	'', // ERROR "empty rune literal or unescaped '"
	'aa', // ERROR "more than one character in rune literal"
	'\k', // ERROR "unknown escape"
	'\"', // ERROR "unknown escape"
	'\xa', // ERROR "invalid character '\\'' in hexadecimal escape"
	'\0', // ERROR "invalid character '\\'' in octal escape"
	'\400', // ERROR "octal escape value 256 > 255"
	'\uDFFF', // ERROR "escape is invalid Unicode code point U\+DFFF"
	'\U00110000', // ERROR "escape is invalid Unicode code point U\+110000"
}
