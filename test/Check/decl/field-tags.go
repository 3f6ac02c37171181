// RUN: %verify %s
// The tag of a field is a string literal.

package p

type T struct {
	a int "tag"
	b int `tag`
	c int 1.5 // ERROR `incorrect tag syntax: "1\.5"`
	d int 'x' // ERROR `incorrect tag syntax: "'x'"`
}
