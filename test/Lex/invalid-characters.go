// RUN: %verify %s
// Characters that no token has are skipped with an error; beyond ASCII they are
// taken for a part of an identifier.

package p

var x = 1 @ // ERROR "invalid character U\+0040 '@'"
var y = # 2 // ERROR "invalid character U\+0023 '#'"
var é, 世界, x٣ int
var a·b int // ERROR "invalid character U\+00B7 '·' in identifier"
var ٣x int // ERROR "identifier cannot begin with digit U\+0663 '٣'"
