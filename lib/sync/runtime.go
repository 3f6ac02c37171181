package sync

import "unsafe"

// What the runtime supplies: semaphores are counters, and who waits for one
// stands in a queue by the counter's address.

// runtime_Semacquire waits until *s is positive and takes one from it.
func runtime_Semacquire(s *uint32)

// runtime_SemacquireMutex does the same for mutexes, whose waiting is profiled;
// lifo puts the caller at the front of the queue. skipframes frames on top are
// left out of profiles.
func runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int)

// runtime_Semrelease adds one to *s and wakes one who waits; with handoff that
// one gets the processor at once.
func runtime_Semrelease(s *uint32, handoff bool, skipframes int)

// A notifyList is a queue of those who wait with tickets; it is the runtime's,
// and only its size matters here.
type notifyList struct {
	wait, notify uint32
	lock         uintptr
	head, tail   unsafe.Pointer
}

func runtime_notifyListAdd(l *notifyList) uint32
func runtime_notifyListWait(l *notifyList, t uint32)
func runtime_notifyListNotifyAll(l *notifyList)
func runtime_notifyListNotifyOne(l *notifyList)
func runtime_notifyListCheck(size uintptr)

func init() { runtime_notifyListCheck(unsafe.Sizeof(notifyList{})) }

// runtime_canSpin reports whether to look at a lock once more, for the i-th
// time, is likely to be better than to sleep; runtime_doSpin passes the time.
func runtime_canSpin(i int) bool
func runtime_doSpin()

func runtime_nanotime() int64

// Between runtime_procPin and runtime_procUnpin the goroutine stays on its
// processor, whose number is returned, and no collection begins.
func runtime_procPin() int
func runtime_procUnpin()

// The collector calls cleanup with the world stopped when it begins.
func runtime_registerPoolCleanup(cleanup func())

func throw(string)
func fatal(string)

// noCopy makes vet complain about copies of what has it as a field.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}
