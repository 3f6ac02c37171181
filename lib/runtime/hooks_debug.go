package runtime

import "unsafe"

// What runtime/debug, runtime/metrics, runtime/pprof and runtime/trace ask for.
// Settings that change nothing yet are kept, so that they can be read back.
// Those of the collector are in the native runtime.

var (
	maxStack         = 1000000000
	maxThreads       = 10000
	tracebackSetting string
	faultsPanic      bool
	profileLabels    unsafe.Pointer
	modinfo          string
)

//go:linkname debug_setMaxStack runtime/debug.setMaxStack
func debug_setMaxStack(in int) (out int) {
	out, maxStack = maxStack, in
	return out
}

//go:linkname debug_setMaxThreads runtime/debug.setMaxThreads
func debug_setMaxThreads(in int) (out int) {
	if in < 1 {
		throw("thread exhaustion")
	}
	out, maxThreads = maxThreads, in
	return out
}

//go:linkname debug_setPanicOnFault runtime/debug.setPanicOnFault
func debug_setPanicOnFault(in bool) (out bool) {
	if in {
		reportMissing(missingPanicOnFault)
	}
	out, faultsPanic = faultsPanic, in
	return out
}

//go:linkname debug_SetTraceback runtime/debug.SetTraceback
func debug_SetTraceback(level string) { tracebackSetting = level }

//go:linkname debug_modinfo runtime/debug.modinfo
func debug_modinfo() string { return modinfo }

// debug_readGCStats stores the pauses, their ends, and behind them the time of
// the last collection, their number and the sum of the pauses.
//
//go:linkname debug_readGCStats runtime/debug.readGCStats
func debug_readGCStats(out *[]uint64) {
	var m MemStats
	ReadMemStats(&m)
	list := (*out)[:0]
	n := int(m.NumGC)
	if n > len(m.PauseNs) {
		n = len(m.PauseNs)
	}
	for i := 0; i < n; i++ {
		list = append(list, m.PauseNs[(int(m.NumGC)-1-i+len(m.PauseNs))%len(m.PauseNs)])
	}
	for i := 0; i < n; i++ {
		list = append(list, m.PauseEnd[(int(m.NumGC)-1-i+len(m.PauseNs))%len(m.PauseNs)])
	}
	*out = append(list, m.LastGC, uint64(m.NumGC), m.PauseTotalNs)
}

//go:linkname debug_WriteHeapDump runtime/debug.WriteHeapDump
func debug_WriteHeapDump(fd uintptr) { unsupported("runtime/debug.WriteHeapDump") }

// metricSample is metrics.Sample.
type metricSample struct {
	name    string
	kind    int // 0: not known
	scalar  uint64
	pointer unsafe.Pointer
}

// metrics_read knows no metric: all are of kind bad, as unknown ones are.
//
//go:linkname metrics_read runtime/metrics.runtime_readMetrics
func metrics_read(samples unsafe.Pointer, n, cap int) {
	reportMissing(missingMetrics)
	for i := range unsafe.Slice((*metricSample)(samples), n) {
		s := (*metricSample)(unsafe.Add(samples, uintptr(i)*unsafe.Sizeof(metricSample{})))
		s.kind, s.scalar, s.pointer = 0, 0, nil
	}
}

//go:linkname pprof_readProfile runtime/pprof.readProfile
func pprof_readProfile() (data []uint64, tags []unsafe.Pointer, eof bool) { return nil, nil, true }

//go:linkname pprof_cyclesPerSecond runtime/pprof.runtime_cyclesPerSecond
func pprof_cyclesPerSecond() int64 { return 1000000000 }

//go:linkname pprof_expandFinalInlineFrame runtime/pprof.runtime_expandFinalInlineFrame
func pprof_expandFinalInlineFrame(stack []uintptr) []uintptr { return stack }

//go:linkname pprof_goroutineProfile runtime/pprof.runtime_goroutineProfileWithLabels
func pprof_goroutineProfile(p []StackRecord, labels []unsafe.Pointer) (n int, ok bool) {
	for i := range labels {
		labels[i] = nil
	}
	return GoroutineProfile(p)
}

// Labels of goroutines only mark samples of profiles.

//go:linkname pprof_setProfLabel runtime/pprof.runtime_setProfLabel
func pprof_setProfLabel(labels unsafe.Pointer) { profileLabels = labels }

//go:linkname pprof_getProfLabel runtime/pprof.runtime_getProfLabel
func pprof_getProfLabel() unsafe.Pointer { return profileLabels }

// Without a trace there is nothing to note in it.

//go:linkname trace_userTaskCreate runtime/trace.userTaskCreate
func trace_userTaskCreate(id, parentID uint64, taskType string) {}

//go:linkname trace_userTaskEnd runtime/trace.userTaskEnd
func trace_userTaskEnd(id uint64) {}

//go:linkname trace_userRegion runtime/trace.userRegion
func trace_userRegion(id, mode uint64, name string) {}

//go:linkname trace_userLog runtime/trace.userLog
func trace_userLog(id uint64, category, message string) {}

// syscall_cgocaller serves programs with C code.
//
//go:linkname syscall_cgocaller syscall.cgocaller
func syscall_cgocaller(fn unsafe.Pointer, args ...uintptr) uintptr {
	unsupported("syscall.cgocaller")
	return 0
}

//go:linkname bcache_registerCache crypto/internal/boring/bcache.registerCache
func bcache_registerCache(p unsafe.Pointer) { unsupported("BoringCrypto") }
