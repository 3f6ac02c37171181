// RUN: %verify --flags=-p=main %s
// init and main have a fixed form, and nothing else may be called like them.

package main

const init = 1 // ERROR "cannot declare init - must be func"

var init int // ERROR "cannot declare init - must be func"

type init struct{} // ERROR "cannot declare init - must be func"

func init(int)      {} // ERROR "func init must have no arguments and no return values"
func init() int     { return 0 } // ERROR "func init must have no arguments and no return values"
func init() // ERROR "missing function body"
func init[T any]()  {} // ERROR "func init must have no type parameters"

func main(x int)    {} // ERROR "func main must have no arguments and no return values"
func main[P any]()  {} // ERROR "main redeclared in this block" "func main must have no type parameters"

type M struct{}

func (M) init() {}
func (M) main() {}

func local() {
	init := 1
	main := 2
	_, _ = init, main
}
