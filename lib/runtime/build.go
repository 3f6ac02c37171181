package runtime

import (
	"internal/goarch"
	"internal/goos"
)

// Compiler names the toolchain. Programs compare it with "gc" to learn which
// dialect of assembly and which build tags are in use; zokor follows gc there.
const Compiler = "gc"

// GOOS is the operating system the program runs on.
const GOOS string = goos.GOOS

// GOARCH is the architecture the program runs on.
const GOARCH string = goarch.GOARCH

// Set by the linker step of zokor build.
var (
	buildVersion  string
	defaultGOROOT string
)

// Version returns the release of Go that the standard library comes from.
func Version() string { return buildVersion }

// GOROOT returns the root of the Go tree: $GOROOT if that is set when the
// program runs, else the tree that the program was built with.
func GOROOT() string {
	if root := gogetenv("GOROOT"); root != "" {
		return root
	}
	return defaultGOROOT
}

// gogetenv returns a variable of the environment the program started with,
// or "".
func gogetenv(key string) string
