// RUN: %verify %s
// What an import may be called and what its names may clash with.

package p

import "fmt"
import fmt "os" // ERROR "fmt redeclared in this block" `imported and not used: "os" as fmt`
import init "io" // ERROR "cannot import package as init - init must be a func"
import . "strings" // ERROR `imported and not used: "strings"`
import "math" // ERROR `imported and not used: "math"`

var Index = 1 // ERROR `Index already declared through dot-import of package strings \("strings"\)`

type math int // ERROR `math already declared through import of package math \("math"\)`

var _ = fmt.Println
var x = fmt // ERROR "use of package fmt not in selector"
var y = fmt.undefined // ERROR "undefined: fmt\.undefined"
var z = fmt.println // ERROR "undefined: fmt\.println"
