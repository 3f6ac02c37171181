// RUN: %zokor tool dump-ast %s | FileCheck %s
// An arrow belongs to the leftmost `chan` that it can belong to.

package p

// CHECK: VarDecl {{.*}} a
// CHECK-NEXT: type: ChanType {{.*}} send
// CHECK-NEXT: elem: ChanType [[#@LINE+1]]:14{{$}}
var a chan<- chan int

// CHECK: VarDecl {{.*}} b
// CHECK-NEXT: type: ChanType {{[0-9:]+$}}
// CHECK-NEXT: elem: ChanType {{.*}} recv
var b chan (<-chan int)

// CHECK: VarDecl {{.*}} c
// CHECK-NEXT: value: UnaryExpr {{.*}} <-
// CHECK-NEXT: CallExpr
// CHECK-NEXT: fun: ChanType {{[0-9:]+$}}
var c = <-chan int(x)

// CHECK: VarDecl {{.*}} d
// CHECK-NEXT: value: CallExpr
// CHECK-NEXT: fun: ParenExpr
// CHECK-NEXT: ChanType {{.*}} recv
// CHECK-NEXT: elem: ChanType {{.*}} recv
var d = (<-chan<- chan int)(x)
