// RUN: zokor-opt -emit=asm %s | FileCheck %s
// Each prologue compares rsp with the goroutine's limit in %fs:0x70 and calls __morestack with the sizes of the frame and of the stack arguments; frames have a frame pointer.

go.func @p.g(!go.ptr)
go.data constant declared external @"type:string" size 8 align 8

// CHECK-LABEL: p.object:
// CHECK: cmpq %fs:112, %rsp
// CHECK-NEXT: jbe [[MORE:\.L.*]]
// CHECK: pushq %rbp
// CHECK: movq %rsp, %rbp
// CHECK: callq p.g
// CHECK: [[MORE]]:
// CHECK: movl $24, %r10d
// CHECK-NEXT: movl $0, %r11d
// CHECK-NEXT: callq __morestack
// CHECK-NEXT: retq
go.func @p.object(%s: !go.string) -> i64 {
  %v = go.var "v" : !go.string type @"type:string" stack
  go.store %s, %v none : !go.string
  go.call @p.g(%v) : (!go.ptr) -> ()
  %r = go.load %v : !go.string
  %n = go.string.len %r
  go.return %n : i64
}

// CHECK-LABEL: p.leaf:
// CHECK-NOT: __morestack
// CHECK: .Lfunc_end
go.func @p.leaf(%a: i64) -> i64 attributes {nosplit} {
  go.return %a : i64
}
