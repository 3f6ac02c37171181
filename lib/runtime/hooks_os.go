package runtime

import (
	"internal/cpu"
	_ "unsafe"
)

// What os, syscall and internal/cpu take of the process.

func numArguments() int
func argument(i int) string
func numEnvironment() int
func environment(i int) string

//go:linkname os_runtime_args os.runtime_args
func os_runtime_args() []string {
	args := make([]string, numArguments())
	for i := range args {
		args[i] = argument(i)
	}
	return args
}

//go:linkname syscall_runtime_envs syscall.runtime_envs
func syscall_runtime_envs() []string {
	envs := make([]string, numEnvironment())
	for i := range envs {
		envs[i] = environment(i)
	}
	return envs
}

//go:linkname os_beforeExit os.runtime_beforeExit
func os_beforeExit() {}

func fastrand64() uint64

//go:linkname os_fastrand os.fastrand
func os_fastrand() uint32 { return uint32(fastrand64() >> 32) }

//go:linkname net_fastrandu net.fastrandu
func net_fastrandu() uint { return uint(fastrand64()) }

// There is no C code whose copy of the environment had to be kept.

//go:linkname syscall_setenv_c syscall.setenv_c
func syscall_setenv_c(k, v string) {}

//go:linkname syscall_unsetenv_c syscall.unsetenv_c
func syscall_unsetenv_c(k string) {}

// Between fork and exec the child, which shares the memory of its parent, must
// not yield to other goroutines.

func forbidPreemption()
func allowPreemption()

//go:linkname syscall_runtime_BeforeFork syscall.runtime_BeforeFork
func syscall_runtime_BeforeFork() { forbidPreemption() }

//go:linkname syscall_runtime_AfterFork syscall.runtime_AfterFork
func syscall_runtime_AfterFork() { allowPreemption() }

//go:linkname syscall_runtime_AfterForkInChild syscall.runtime_AfterForkInChild
func syscall_runtime_AfterForkInChild() {}

//go:linkname syscall_runtime_BeforeExec syscall.runtime_BeforeExec
func syscall_runtime_BeforeExec() {}

//go:linkname syscall_runtime_AfterExec syscall.runtime_AfterExec
func syscall_runtime_AfterExec() {}

func cpuid(leaf, subLeaf int) (a, b, c, d int)
func xgetbv() (a, d int)

//go:linkname cpu_cpuid internal/cpu.cpuid
func cpu_cpuid(eaxArg, ecxArg uint32) (eax, ebx, ecx, edx uint32) {
	a, b, c, d := cpuid(int(eaxArg), int(ecxArg))
	return uint32(a), uint32(b), uint32(c), uint32(d)
}

//go:linkname cpu_xgetbv internal/cpu.xgetbv
func cpu_xgetbv() (eax, edx uint32) {
	a, d := xgetbv()
	return uint32(a), uint32(d)
}

//go:linkname cpu_getGOAMD64level internal/cpu.getGOAMD64level
func cpu_getGOAMD64level() int32 { return 1 }

//go:linkname xcpu_cpuid vendor/golang.org/x/sys/cpu.cpuid
func xcpu_cpuid(eaxArg, ecxArg uint32) (eax, ebx, ecx, edx uint32) {
	return cpu_cpuid(eaxArg, ecxArg)
}

//go:linkname xcpu_xgetbv vendor/golang.org/x/sys/cpu.xgetbv
func xcpu_xgetbv() (eax, edx uint32) { return cpu_xgetbv() }

// Other packages ask internal/cpu in their initialization.
func init() { cpu.Initialize(gogetenv("GODEBUG")) }

// Marks in the binary of what kind of cryptography it has; only gc's tools look
// for them.

//go:linkname sig_BoringCrypto crypto/internal/boring/sig.BoringCrypto
func sig_BoringCrypto() {}

//go:linkname sig_FIPSOnly crypto/internal/boring/sig.FIPSOnly
func sig_FIPSOnly() {}

//go:linkname sig_StandardCrypto crypto/internal/boring/sig.StandardCrypto
func sig_StandardCrypto() {}
