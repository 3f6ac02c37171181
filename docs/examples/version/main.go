// Version prints what the linker was told about the build:
//
//	zokor build -ldflags "-X main.version=1.2.3 -X 'main.built=today at noon' -X version/internal/info.Commit=abc"
package main

import (
	"fmt"

	"version/internal/info"
)

var (
	version = "development"
	built   string
)

func main() {
	fmt.Println("version:", version)
	if built != "" {
		fmt.Println("built:", built)
	}
	fmt.Println("commit:", info.Short())
}
