// Package ok is all that this GOROOT has.
package ok
