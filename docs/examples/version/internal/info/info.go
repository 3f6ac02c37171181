// Package info holds what is known about the sources of the program.
package info

// Commit is set by the linker.
var Commit = "unknown"

// Short returns the beginning of the commit's name.
func Short() string {
	if len(Commit) > 7 {
		return Commit[:7]
	}
	return Commit
}
