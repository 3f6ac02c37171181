//===- Resume.S - Reading and setting the registers that calls keep -------===//
//
// For continuing a frame far down the stack. arch/Resume.h has the layout: one
// word for each of DWARF's registers 0-16, then xmm8-xmm15.
//
//===----------------------------------------------------------------------===//

    .text

// void zokor_capture(Registers *R), C convention
    .globl zokor_capture
    .type zokor_capture, @function
zokor_capture:
    .cfi_startproc
    movq %rbx, 24(%rdi)
    movq %rbp, 48(%rdi)
    leaq 8(%rsp), %rax          // rsp when this function has returned
    movq %rax, 56(%rdi)
    movq %r12, 96(%rdi)
    movq %r13, 104(%rdi)
    movq %r14, 112(%rdi)
    movq %r15, 120(%rdi)
    movq (%rsp), %rax
    movq %rax, 128(%rdi)
    movups %xmm8, 144(%rdi)
    movups %xmm9, 160(%rdi)
    movups %xmm10, 176(%rdi)
    movups %xmm11, 192(%rdi)
    movups %xmm12, 208(%rdi)
    movups %xmm13, 224(%rdi)
    movups %xmm14, 240(%rdi)
    movups %xmm15, 256(%rdi)
    ret
    .cfi_endproc
    .size zokor_capture, .-zokor_capture

// void zokor_resume(const Registers *R), C convention; does not return
    .globl zokor_resume
    .type zokor_resume, @function
zokor_resume:
    .cfi_startproc
    movq 24(%rdi), %rbx
    movq 48(%rdi), %rbp
    movq 96(%rdi), %r12
    movq 104(%rdi), %r13
    movq 112(%rdi), %r14
    movq 120(%rdi), %r15
    movups 144(%rdi), %xmm8
    movups 160(%rdi), %xmm9
    movups 176(%rdi), %xmm10
    movups 192(%rdi), %xmm11
    movups 208(%rdi), %xmm12
    movups 224(%rdi), %xmm13
    movups 240(%rdi), %xmm14
    movups 256(%rdi), %xmm15
    movq 128(%rdi), %rcx
    movq 56(%rdi), %rsp
    xorl %eax, %eax             // a landing pad's two values: nobody reads them
    xorl %edx, %edx
    jmp *%rcx
    .cfi_endproc
    .size zokor_resume, .-zokor_resume

    .section .note.GNU-stack,"",@progbits
