// RUN: zokor-opt -go-escape-analysis %s | FileCheck %s
// Slices, boxes, strings and maps are placed too.

go.data external @"type:int" size 0 align 8
go.data external @"type:*int" size 0 align 8
go.data external @"type:map" size 0 align 8
go.func @p.any(!go.eface)
go.func @p.harmless(!go.eface) attributes {noescape}

// CHECK-LABEL: go.func @p.slices(
// CHECK: go.slice.new %{{.*}}, %{{.*}} : i64 type @"type:int" stack
// CHECK: go.slice.new %{{.*}}, %{{.*}} : i64 type @"type:int" heap
// CHECK: go.slice.new %{{.*}}, %{{.*}} : i64 type @"type:int" heap
go.func @p.slices(%n: i64) {
  %small = arith.constant 8192 : i64
  %a = go.slice.new %n, %small : i64 type @"type:int" undecided
  %large = arith.constant 8193 : i64
  %b = go.slice.new %n, %large : i64 type @"type:int" undecided
  %c = go.slice.new %n, %n : i64 type @"type:int" undecided
  go.return
}

// What is appended is in the heap with the elements.
// CHECK-LABEL: go.func @p.appended(
// CHECK: go.new i64 type @"type:int" heap
// CHECK: go.slice.new %{{.*}}, %{{.*}} : !go.ptr type @"type:*int" stack
go.func @p.appended() {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %x = go.new i64 type @"type:int" undecided
  %s = go.slice.new %zero, %one : !go.ptr type @"type:*int" undecided
  %t = go.slice.grow %s, %one : !go.ptr type @"type:*int"
  %p = go.slice.ptr %t
  go.store %x, %p undecided : !go.ptr
  go.return
}

// The slice that append makes is in the heap, even if it began as nil.
// CHECK-LABEL: go.func @p.appendedToNil(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.appendedToNil(%c: i1) {
  %nil = go.nil : !go.slice
  %one = arith.constant 1 : i64
  cf.br ^loop(%nil : !go.slice)
^loop(%s: !go.slice):
  %x = go.new i64 type @"type:int" undecided
  %t = go.slice.grow %s, %one : !go.ptr type @"type:*int"
  %p = go.slice.ptr %t
  go.store %x, %p undecided : !go.ptr
  cf.cond_br %c, ^loop(%t : !go.slice), ^done
^done:
  go.return
}

// CHECK-LABEL: go.func @p.boxes(
// CHECK: go.iface.box %{{.*}} type @"type:int" heap
// CHECK: go.iface.box %{{.*}} type @"type:int" stack
go.func @p.boxes(%v: i64) {
  %a = go.iface.box %v type @"type:int" undecided : i64
  %x = go.iface.make @"type:int", %a type @"type:int" : !go.eface
  go.call @p.any(%x) : (!go.eface) -> ()
  %b = go.iface.box %v type @"type:int" undecided : i64
  %y = go.iface.make @"type:int", %b type @"type:int" : !go.eface
  go.call @p.harmless(%y) : (!go.eface) -> ()
  go.return
}

// CHECK-LABEL: go.func @p.strings(
// CHECK: go.string.concat %{{.*}}, %{{.*}} stack
// CHECK: go.string.concat %{{.*}}, %{{.*}} heap
// CHECK: go.string.from.bytes %{{.*}} stack
go.func @p.strings(%s: !go.string, %b: !go.slice) -> !go.string {
  %t = go.string.concat %s, %s undecided
  %u = go.string.concat %t, %s undecided
  %v = go.string.from.bytes %b undecided
  go.print "s" %v : !go.string
  go.return %u : !go.string
}

// Keys and elements are always in the heap, whatever becomes of the map.
// CHECK-LABEL: go.func @p.maps(
// CHECK: go.map.make %{{.*}} type @"type:map" stack
// CHECK: go.new i64 type @"type:int" heap
// CHECK: go.new i64 type @"type:int" heap
go.func @p.maps() {
  %zero = arith.constant 0 : i64
  %m = go.map.make %zero type @"type:map" undecided
  %k = go.new i64 type @"type:int" undecided
  %e = go.map.assign %m[%k] : !go.ptr type @"type:map" : !go.ptr
  %x = go.new i64 type @"type:int" undecided
  go.store %x, %e undecided : !go.ptr
  go.return
}

// CHECK-LABEL: go.func @p.panics(
// CHECK: go.iface.box %{{.*}} type @"type:int" heap
go.func @p.panics(%v: i64) {
  %a = go.iface.box %v type @"type:int" undecided : i64
  %x = go.iface.make @"type:int", %a type @"type:int" : !go.eface
  go.panic %x
}
