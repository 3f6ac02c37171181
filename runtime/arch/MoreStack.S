//===- MoreStack.S - What prologues call when the stack check fails -------===//
//
// LLVM's "split-stack" prologue compares rsp (less the frame) with %fs:0x70.
// When the check fails it calls __morestack with the frame's size in r10 and
// the size of the stack arguments in r11, before anything else of the function
// has run. Then
//      (%rsp)     return address into the prologue: a `ret`, the body behind it
//      8(%rsp)    return address of the function itself
//      16(%rsp)   its stack arguments
// All argument registers are live: rax rcx rdx rdi rsi r8 r9 r12-r15 and
// xmm0-xmm15. Only r10 and r11 are free; rbx and rbp belong to the caller.
//
// Two things may have happened:
//   - somebody asks for preemption (the slot holds PreemptLimit), or a signal
//     of the kind: zokor_stack_slow handles it, and the body runs on this
//     stack;
//   - the stack is really at its end: the body is called on the goroutine's
//     large segment, with its stack arguments copied, and control returns
//     through here to the small one.
//
// The frame that this function keeps while a body runs on the large segment:
//      24(%rbp)   CFA: the caller's rsp after the call
//      16(%rbp)   return address of the function
//       8(%rbp)   return address into the prologue (its `ret`)
//        (%rbp)   the caller's rbp
//      -8(%rbp)   stack limit of the small segment
// A stack walker that meets zokor_morestack_return continues with these.
//
//===----------------------------------------------------------------------===//

// The argument registers, from where __morestack saved them.
.macro RESTORE_ARGUMENTS
    movups -128(%rbp), %xmm0
    movups -144(%rbp), %xmm1
    movups -160(%rbp), %xmm2
    movups -176(%rbp), %xmm3
    movups -192(%rbp), %xmm4
    movups -208(%rbp), %xmm5
    movups -224(%rbp), %xmm6
    movups -240(%rbp), %xmm7
    movups -256(%rbp), %xmm8
    movups -272(%rbp), %xmm9
    movups -288(%rbp), %xmm10
    movups -304(%rbp), %xmm11
    movups -320(%rbp), %xmm12
    movups -336(%rbp), %xmm13
    movups -352(%rbp), %xmm14
    movups -368(%rbp), %xmm15
    movq -16(%rbp), %rax
    movq -24(%rbp), %rcx
    movq -32(%rbp), %rdx
    movq -40(%rbp), %rdi
    movq -48(%rbp), %rsi
    movq -56(%rbp), %r8
    movq -64(%rbp), %r9
    movq -72(%rbp), %r12
    movq -80(%rbp), %r13
    movq -88(%rbp), %r14
    movq -96(%rbp), %r15
.endm

    .text
    .globl __morestack
    .hidden __morestack
    .type __morestack, @function
__morestack:
    .cfi_startproc
    // Seen from an unwinder: the frame of a call from the function's caller.
    .cfi_def_cfa rsp, 16
    pushq %rbp
    .cfi_def_cfa rsp, 24
    .cfi_offset rbp, -24
    movq %rsp, %rbp
    .cfi_def_cfa rbp, 24

    // Save the argument registers and ask C++ what to do.
    subq $368, %rsp
    movq %rax, -16(%rbp)
    movq %rcx, -24(%rbp)
    movq %rdx, -32(%rbp)
    movq %rdi, -40(%rbp)
    movq %rsi, -48(%rbp)
    movq %r8, -56(%rbp)
    movq %r9, -64(%rbp)
    movq %r12, -72(%rbp)
    movq %r13, -80(%rbp)
    movq %r14, -88(%rbp)
    movq %r15, -96(%rbp)
    movq %r11, -104(%rbp)
    movups %xmm0, -128(%rbp)
    movups %xmm1, -144(%rbp)
    movups %xmm2, -160(%rbp)
    movups %xmm3, -176(%rbp)
    movups %xmm4, -192(%rbp)
    movups %xmm5, -208(%rbp)
    movups %xmm6, -224(%rbp)
    movups %xmm7, -240(%rbp)
    movups %xmm8, -256(%rbp)
    movups %xmm9, -272(%rbp)
    movups %xmm10, -288(%rbp)
    movups %xmm11, -304(%rbp)
    movups %xmm12, -320(%rbp)
    movups %xmm13, -336(%rbp)
    movups %xmm14, -352(%rbp)
    movups %xmm15, -368(%rbp)
    movq %r10, %rdi             // frame size
    leaq -8(%rbp), %rsi         // where to put the old limit
    andq $-16, %rsp
    call zokor_stack_slow       // new stack pointer, or 0: stay here
    movq %rax, %r10

    movq -104(%rbp), %r11
    testq %r10, %r10
    jz .Lstay

    // Copy the stack arguments, 16-byte aligned, below the new top.
    testq %r11, %r11
    jz .Lcopied
    movq %r11, %rcx
    addq $15, %r11
    andq $-16, %r11
    subq %r11, %r10
    leaq 24(%rbp), %rsi
    movq %r10, %rdi
    shrq $3, %rcx
    rep movsq
.Lcopied:
    RESTORE_ARGUMENTS
    movq %r10, %rsp
    movq 8(%rbp), %r11
    incq %r11                   // behind the one-byte `ret`
    call *%r11
    .globl zokor_morestack_return
    .hidden zokor_morestack_return
zokor_morestack_return:
    // All result registers are live. Back to the small segment's limit; if a
    // preemption request has come meanwhile, it stays in force.
    movq -8(%rbp), %r10
    movq %gs:8, %r11            // M.CurG
    movq %r10, (%r11)           // G.StackLimit
    cmpq $-1, %fs:0x70
    je 1f
    movq %r10, %fs:0x70
1:  movq %rbp, %rsp
    popq %rbp
    .cfi_remember_state
    .cfi_def_cfa rsp, 16
    .cfi_restore rbp
    ret                         // to the prologue's `ret`
    .cfi_restore_state

.Lstay:
    RESTORE_ARGUMENTS
    movq %rbp, %rsp
    popq %rbp
    .cfi_def_cfa rsp, 16
    .cfi_restore rbp
    popq %r11
    .cfi_def_cfa rsp, 8
    incq %r11
    jmp *%r11
    .cfi_endproc
    .size __morestack, .-__morestack

    .section .note.GNU-stack,"",@progbits
