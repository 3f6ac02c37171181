//===- Switch.S - Changing stacks on x86-64 -------------------------------===//

    .text

// Saves what C functions keep, and in the Context that rdi points to where it is.
    .macro savecontext
    pushq %rbx
    pushq %rbp
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rbp, 8(%rdi)
    .endm

    .macro restoreregisters
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbp
    popq %rbx
    .endm

// void zokor_switch(Context *From, const Context *To)
    .globl zokor_switch
    .type zokor_switch, @function
zokor_switch:
    .cfi_startproc
    savecontext
    movq (%rsi), %rsp
    restoreregisters
    ret
    .cfi_endproc
    .size zokor_switch, .-zokor_switch

// void zokor_call_on_stack(Context *Self, uintptr_t SP, void (*F)(void *),
//                          void *Argument)
    .globl zokor_call_on_stack
    .type zokor_call_on_stack, @function
zokor_call_on_stack:
    .cfi_startproc
    savecontext
    movq %rsp, %rbx
    movq %rsi, %rsp
    movq %rcx, %rdi
    call *%rdx
    movq %rbx, %rsp
    restoreregisters
    ret
    .cfi_endproc
    .size zokor_call_on_stack, .-zokor_call_on_stack

// The bottom of every goroutine: rbx is the argument, r12 the function.
    .globl zokor_context_start
    .type zokor_context_start, @function
zokor_context_start:
    .cfi_startproc
    .cfi_undefined rip
    movq %rbx, %rdi
    xorl %ebp, %ebp
    call *%r12
    ud2
    .cfi_endproc
    .size zokor_context_start, .-zokor_context_start

// void zokor_call_closure(void *Closure), C convention. Go code keeps rbx, rbp
// and what regcall leaves callee-saved; here everything that C expects is saved.
    .globl zokor_call_closure
    .type zokor_call_closure, @function
zokor_call_closure:
    .cfi_startproc
    pushq %rbp
    .cfi_def_cfa_offset 16
    .cfi_offset rbp, -16
    movq %rsp, %rbp
    .cfi_def_cfa_register rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    pushq %rdi
    .cfi_offset rbx, -24
    .cfi_offset r12, -32
    .cfi_offset r13, -40
    .cfi_offset r14, -48
    .cfi_offset r15, -56
    movq %rdi, %rax
    call *(%rax)
    .globl zokor_call_closure_return
zokor_call_closure_return:
    addq $8, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    .cfi_def_cfa rsp, 8
    ret
    .cfi_endproc
    .size zokor_call_closure, .-zokor_call_closure

    .section .note.GNU-stack,"",@progbits
