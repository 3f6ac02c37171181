//===- Vfork.S - The system call that returns twice -----------------------===//
//
// syscall.rawVforkSyscall(trap, a1 uintptr) (r1 uintptr, err Errno): the child
// runs on the parent's stack until it calls exec, so the return address waits
// in a register, of which the two have copies.
//
//===----------------------------------------------------------------------===//

	.text
	.globl	"syscall.rawVforkSyscall"
	.type	"syscall.rawVforkSyscall", @function
"syscall.rawVforkSyscall":
	.cfi_startproc
	movq	%rcx, %rdi
	xorl	%esi, %esi
	xorl	%edx, %edx
	xorl	%r10d, %r10d
	xorl	%r8d, %r8d
	xorl	%r9d, %r9d
	popq	%r9
	.cfi_adjust_cfa_offset -8
	.cfi_register %rip, %r9
	syscall
	pushq	%r9
	.cfi_adjust_cfa_offset 8
	.cfi_offset %rip, -8
	xorl	%ecx, %ecx
	cmpq	$-4096, %rax
	jbe	1f
	negq	%rax
	movq	%rax, %rcx
	movq	$-1, %rax
1:
	retq
	.cfi_endproc
	.size	"syscall.rawVforkSyscall", . - "syscall.rawVforkSyscall"
	.section .note.GNU-stack, "", @progbits
