// RUN: %verify %s
// go:embed is for one variable of package embed's types.

package p

//go:embed x.txt // ERROR `go:embed only allowed in Go files that import "embed"`
var a string
