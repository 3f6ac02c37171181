//===- TypeHash.S - runtime.typehash behind a stack check -----------------===//
//
// Interfaces nest without bound, and C++ functions check no stack. This is the
// prologue of a compiled function (arch/MoreStack.S) with a tail call behind
// it; the frame size stands for all frames between two of these.
//
//===----------------------------------------------------------------------===//

    .intel_syntax noprefix
    .text
    .globl zokor_typehash_checked
    .type zokor_typehash_checked, @function
zokor_typehash_checked:
    .cfi_startproc
    lea r11, [rsp - 1024]
    cmp r11, qword ptr fs:[0x70]
    ja 1f
    mov r10d, 1024
    xor r11d, r11d
    call __morestack
    ret
1:  jmp runtime.typehash
    .cfi_endproc
    .size zokor_typehash_checked, . - zokor_typehash_checked

    .section .note.GNU-stack, "", @progbits
