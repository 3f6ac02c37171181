// Tags is made of different files for different build tags:
//
//	zokor build                the free edition
//	zokor build -tags pro      the professional edition
//	zokor build -tags pro,beta with what is not finished yet
package main

import (
	"fmt"
	"sort"
)

// features is added to by the init functions of the files that are built.
var features []string

func main() {
	sort.Strings(features)
	fmt.Println(edition)
	for _, f := range features {
		fmt.Println("-", f)
	}
	fmt.Println("system:", system)
}
