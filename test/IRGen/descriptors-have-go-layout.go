// RUN: %zokor build -emit=go -o - %s | FileCheck %s
// Descriptors of declared types belong to their package; all others are linked once. Offsets are those of Go 1.19.

package main

// size 8, ptrdata 0, ..., kind 2 (int)
// CHECK-DAG: go.data constant external @"type:main.T" size {{.*}} bytes "\08{{.*}}" relocs {{.*}}<44 : 4 = @"type:*main.T" + 0>
// CHECK-DAG: go.data constant external @"type:*main.T" size {{.*}}<48 : 8 = @"type:main.T" + 0>
type T int

func (T) M() {}

// CHECK-DAG: go.data constant once @"type:map[string]int" size 88 {{.*}}<48 : 8 = @"type:string" + 0>, {{.*}}<56 : 8 = @"type:int" + 0>, {{.*}}<64 : 8 = @"type:.bucket[string]int" + 0>, {{.*}}<72 : 8 = @"hash:string\C2\B7f" + 0>
// CHECK-DAG: go.data constant once @"type:[]uint8" size 56
var sink interface{} = map[string]int(nil)
var bytes interface{} = []byte(nil)

// CHECK-DAG: go.data constant once @"itab:main.T,main.I" size 32 {{.*}}<24 : 8 = @"main.(*T).M" + 0>
// CHECK-DAG: go.data constant once @"itab:main.T,main.I\C2\B7entry" {{.*}} section "zokor_itabs"
type I interface{ M() }

var i I = T(0)

func main() {}
