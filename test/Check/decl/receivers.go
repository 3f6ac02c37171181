// RUN: %verify %s
// A receiver's base type is a type of this package, no pointer or interface.

package p

import (
	"time"
	"unsafe"
)

type T struct{}
type P *T
type I interface{ m() }
type U unsafe.Pointer
type A = T
type AP = *T
type AI = int
type L []int

func (T) ok1()     {}
func (*T) ok2()    {}
func (A) ok3()     {}
func (*A) ok4()    {}
func (AP) ok5()    {}
func (((T))) ok6() {}
func (*(L)) ok7()  {}
func (t T) _()     {}
func (t T) _()     {}

func (P) a()            {} // ERROR "invalid receiver type P \(pointer or interface type\)"
func (*P) b()           {} // ERROR "invalid receiver type P \(pointer or interface type\)"
func (I) c()            {} // ERROR "invalid receiver type I \(pointer or interface type\)"
func (*I) d()           {} // ERROR "invalid receiver type I \(pointer or interface type\)"
func (U) e()            {} // ERROR "invalid receiver type U \(unsafe\.Pointer\)"
func (int) f()          {} // ERROR "cannot define new methods on non-local type int"
func (*int) g()         {} // ERROR "cannot define new methods on non-local type int"
func (time.Time) h()    {} // ERROR "cannot define new methods on non-local type time\.Time"
func (*time.Time) i()   {} // ERROR "cannot define new methods on non-local type time\.Time"
func (**T) j()          {} // ERROR "invalid receiver type \*\*T"
func ([]int) k()        {} // ERROR "invalid receiver type \[\]int"
func (AI) l()           {} // ERROR "cannot define new methods on non-local type int"
func (*AP) m()          {} // ERROR "invalid receiver type \*\*T"
func (struct{}) n()     {} // ERROR "invalid receiver type struct\{\}"
func (undefined) o()    {} // ERROR "undefined: undefined"
func (x interface{}) p() {} // ERROR "invalid receiver type interface\{\}"
func (error) q()        {} // ERROR "cannot define new methods on non-local type error"
func (t ...T) r()       {} // ERROR "can only use \.\.\. with final parameter in list"
func (len) s()          {} // ERROR "len \(built-in\) is not a type"
func (t T) t(t int)     {} // ERROR "t redeclared in this block"
