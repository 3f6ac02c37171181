// RUN: %split-file %s %t
// RUN: %verify --flags "-lang=go1.19" %t/array.go
// RUN: %verify --flags "-lang=go1.16" %t/pointer.go
// Slices convert to array pointers since go1.17 and to arrays since go1.20.

//--- array.go
package p

func f(s []int) {
	_ = (*[2]int)(s)
	_ = [2]int(s) // ERROR "cannot convert s \(variable of type \[\]int\) to type \[2\]int:\n\tconversion of slices to arrays requires go1\.20 or later \(-lang was set to go1\.19; check go\.mod\)"
}

//--- pointer.go
package p

func f(s []int) {
	_ = (*[2]int)(s) // ERROR "conversion of slices to array pointers requires go1\.17 or later \(-lang was set to go1\.16; check go\.mod\)"
}
