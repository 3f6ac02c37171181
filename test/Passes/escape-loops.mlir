// RUN: zokor-opt -go-escape-analysis %s | FileCheck %s
// An object of a loop that the next iteration can still reach is not one object on the stack.

go.data external @"type:int" size 0 align 8
go.data external @"type:*int" size 0 align 8

// CHECK-LABEL: go.func @p.ofIteration(
// CHECK: go.new i64 type @"type:int" stack
go.func @p.ofIteration(%c: i1) {
  cf.br ^loop
^loop:
  %x = go.new i64 type @"type:int" undecided
  %zero = arith.constant 0 : i64
  go.store %zero, %x undecided : i64
  cf.cond_br %c, ^loop, ^done
^done:
  go.return
}

// CHECK-LABEL: go.func @p.keptInVariable(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.keptInVariable(%c: i1) {
  %p = go.var "p" : !go.ptr type @"type:*int" undecided
  cf.br ^loop
^loop:
  %x = go.new i64 type @"type:int" undecided
  go.store %x, %p undecided : !go.ptr
  cf.cond_br %c, ^loop, ^done
^done:
  go.return
}

// The same with p as an SSA value: the argument of the header is older.
// CHECK-LABEL: go.func @p.keptInArgument(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.keptInArgument(%c: i1) {
  %nil = go.nil : !go.ptr
  cf.br ^loop(%nil : !go.ptr)
^loop(%last: !go.ptr):
  %x = go.new i64 type @"type:int" undecided
  %same = go.ptr.eq %last, %x : !go.ptr
  cf.cond_br %c, ^loop(%x : !go.ptr), ^done
^done:
  go.return
}

// An argument of a block inside the loop is of this iteration.
// CHECK-LABEL: go.func @p.argumentInside(
// CHECK: go.new i64 type @"type:int" stack
go.func @p.argumentInside(%c: i1) {
  cf.br ^loop
^loop:
  %nil = go.nil : !go.ptr
  %x = go.new i64 type @"type:int" undecided
  cf.cond_br %c, ^inside(%x : !go.ptr), ^inside(%nil : !go.ptr)
^inside(%p: !go.ptr):
  %same = go.ptr.eq %p, %x : !go.ptr
  cf.cond_br %same, ^loop, ^done
^done:
  go.return
}

// The variable is of the outer loop's iteration, the object of the inner's.
// CHECK-LABEL: go.func @p.nested(
// CHECK: go.var "p" : !go.ptr type @"type:*int" stack
// CHECK: go.new i64 type @"type:int" heap
go.func @p.nested(%c: i1, %d: i1) {
  cf.br ^outer
^outer:
  %p = go.var "p" : !go.ptr type @"type:*int" undecided
  cf.br ^inner
^inner:
  %x = go.new i64 type @"type:int" undecided
  go.store %x, %p undecided : !go.ptr
  cf.cond_br %c, ^inner, ^next
^next:
  cf.cond_br %d, ^outer, ^done
^done:
  go.return
}

// A loop made with goto that is entered in two places.
// CHECK-LABEL: go.func @p.twoEntries(
// CHECK: go.new i64 type @"type:int" heap
go.func @p.twoEntries(%c: i1, %d: i1) {
  %nil = go.nil : !go.ptr
  cf.cond_br %c, ^a(%nil : !go.ptr), ^b(%nil : !go.ptr)
^a(%p: !go.ptr):
  %x = go.new i64 type @"type:int" undecided
  cf.br ^b(%x : !go.ptr)
^b(%q: !go.ptr):
  cf.cond_br %d, ^a(%q : !go.ptr), ^done
^done:
  go.return
}
