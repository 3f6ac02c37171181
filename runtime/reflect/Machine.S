//===- Machine.S - Registers to and from memory ----------------------------===//
//
// A Registers structure (Call.h) is the eleven integer and sixteen vector
// registers of Go's calling convention, eight bytes each.
//
//===----------------------------------------------------------------------===//

    .intel_syntax noprefix
    .text

    .macro loadregisters from
    .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
    movsd xmm\n, qword ptr [\from + 88 + 8 * \n]
    .endr
    mov rax, qword ptr [\from + 0]
    mov rcx, qword ptr [\from + 8]
    mov rdx, qword ptr [\from + 16]
    mov rdi, qword ptr [\from + 24]
    mov rsi, qword ptr [\from + 32]
    mov r8, qword ptr [\from + 40]
    mov r9, qword ptr [\from + 48]
    mov r12, qword ptr [\from + 56]
    mov r13, qword ptr [\from + 64]
    mov r14, qword ptr [\from + 72]
    mov r15, qword ptr [\from + 80]
    .endm

    .macro saveregisters to
    mov qword ptr [\to + 0], rax
    mov qword ptr [\to + 8], rcx
    mov qword ptr [\to + 16], rdx
    mov qword ptr [\to + 24], rdi
    mov qword ptr [\to + 32], rsi
    mov qword ptr [\to + 40], r8
    mov qword ptr [\to + 48], r9
    mov qword ptr [\to + 56], r12
    mov qword ptr [\to + 64], r13
    mov qword ptr [\to + 72], r14
    mov qword ptr [\to + 80], r15
    .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
    movsd qword ptr [\to + 88 + 8 * \n], xmm\n
    .endr
    .endm

// void zokor_reflect_invoke(Registers *R, const uint64_t *Stack,
//                           size_t StackWords, void *Code)
    .globl zokor_reflect_invoke
    .type zokor_reflect_invoke, @function
zokor_reflect_invoke:
    .cfi_startproc
    push rbp
    .cfi_def_cfa_offset 16
    .cfi_offset rbp, -16
    mov rbp, rsp
    .cfi_def_cfa_register rbp
    push rbx
    push r12
    push r13
    push r14
    push r15
    .cfi_offset rbx, -24
    .cfi_offset r12, -32
    .cfi_offset r13, -40
    .cfi_offset r14, -48
    .cfi_offset r15, -56
    mov rbx, rdi
    mov r11, rcx
    // The stack is aligned where the callee's arguments begin.
    lea rax, [8 * rdx]
    sub rsp, rax
    and rsp, -16
1:  test rdx, rdx
    je 2f
    dec rdx
    mov rax, qword ptr [rsi + 8 * rdx]
    mov qword ptr [rsp + 8 * rdx], rax
    jmp 1b
2:  loadregisters rbx
    call r11
    .globl zokor_reflect_invoke_return
zokor_reflect_invoke_return:
    saveregisters rbx
    lea rsp, [rbp - 40]
    pop r15
    pop r14
    pop r13
    pop r12
    pop rbx
    pop rbp
    .cfi_def_cfa rsp, 8
    ret
    .cfi_endproc
    .size zokor_reflect_invoke, . - zokor_reflect_invoke

// The code of a function that reflect has made; the closure object is the first
// argument, all others are as the function's type has them. Registers that are
// no results come back as they were.
    .macro madefunction symbol, body
    .globl "\symbol"
    .type "\symbol", @function
"\symbol":
    .cfi_startproc
    push rbp
    .cfi_def_cfa_offset 16
    .cfi_offset rbp, -16
    mov rbp, rsp
    .cfi_def_cfa_register rbp
    push rbx
    .cfi_offset rbx, -24
    sub rsp, 232
    mov rbx, rsp
    saveregisters rbx
    .cfi_offset r12, -200
    .cfi_offset r13, -192
    .cfi_offset r14, -184
    .cfi_offset r15, -176
    mov rdi, rbx
    lea rsi, [rbp + 16]
    call \body
    loadregisters rbx
    mov rbx, qword ptr [rbp - 8]
    leave
    .cfi_def_cfa rsp, 8
    ret
    .cfi_endproc
    .size "\symbol", . - "\symbol"
    .endm

    // The collector knows the frames of the two: their stack arguments are not
    // in the maps of their callers.
    .globl zokor_reflect_stubs
zokor_reflect_stubs:
    madefunction reflect.makeFuncStub, zokor_reflect_made
    madefunction reflect.methodValueCall, zokor_reflect_method
    .globl zokor_reflect_stubs_end
zokor_reflect_stubs_end:

    .section .note.GNU-stack, "", @progbits
