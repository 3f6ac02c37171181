package runtime

// The functions that the package has and that do not do their work yet. They
// say so once, on standard error, and then return as if there were nothing
// to tell: a program that only wants its profile or trace goes on.

type missingFeature int

const (
	missingCPUProfile missingFeature = iota
	missingTrace
	missingBlockProfile
	missingMutexProfile
	missingCgoTraceback
	missingPanicOnFault
	missingMetrics
	numMissing
)

var missingNames = [numMissing]string{
	missingCPUProfile:   "the processor profile",
	missingTrace:        "execution tracing",
	missingBlockProfile: "the profile of blocking operations",
	missingMutexProfile: "the profile of contended mutexes",
	missingCgoTraceback: "SetCgoTraceback",
	missingPanicOnFault: "SetPanicOnFault",
	missingMetrics:      "metrics",
}

var missingReported [numMissing]bool

func reportMissing(f missingFeature) {
	if !missingReported[f] {
		missingReported[f] = true
		print("runtime: zokor does not support ", missingNames[f], " yet\n")
	}
}

// unsupported ends a program that cannot go on without a feature.
func unsupported(name string) { throw("zokor: " + name + " is not supported yet") }
