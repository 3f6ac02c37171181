// RUN: %verify %s
// An import must be used, except for its side effects.

package p

import "fmt" // ERROR `imported and not used: "fmt"`
import "math/rand" // ERROR `imported and not used: "math/rand"`
import r2 "math/rand" // ERROR `imported and not used: "math/rand" as r2`
import rand2 "math/rand"
import _ "os"
import . "strings" // ERROR `imported and not used: "strings"`
import bytes "bytes" // ERROR `imported and not used: "bytes"`
import . "sort"

var _ = Ints
var _ = rand2.Int
