package sync

import "sync/atomic"

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a lock that one goroutine at a time can hold. The zero value is
// not locked. Which goroutine unlocks it does not matter.
//
// Whoever asks first does not always get it first. A goroutine that is woken
// competes with those that happen to run and ask just then; these have the
// processor already and mostly win, which is good for throughput, since one of
// them can take the lock many times without anybody being woken. The price is
// paid by the one that waits, so there is a limit: if a waiter finds the lock
// taken again more than 1 ms after it came, it makes the lock starving. A
// starving lock is passed on by Unlock directly to the first in the queue;
// others do not compete, and queue up. The mode ends with a waiter that is the
// last one or did not wait that long.
type Mutex struct {
	state int32
	sema  uint32
}

// The bits of Mutex.state; above them is the number of waiters.
const (
	mutexLocked   = 1 << iota // somebody holds the lock
	mutexWoken                // somebody is awake and tries: Unlock need not wake more
	mutexStarving             // Unlock passes the lock on

	mutexShift = iota
	oneWaiter  = 1 << mutexShift

	starvationThreshold = 1000 * 1000 // nanoseconds
)

// Lock waits until the lock is free and takes it.
func (m *Mutex) Lock() {
	if !atomic.CompareAndSwapInt32(&m.state, 0, mutexLocked) {
		m.lockSlow()
	}
}

// TryLock takes the lock if it is free, and reports whether it was.
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.state)
	// The lock of a starving mutex is promised to a waiter.
	return old&(mutexLocked|mutexStarving) == 0 &&
		atomic.CompareAndSwapInt32(&m.state, old, old|mutexLocked)
}

func (m *Mutex) lockSlow() {
	var (
		arrival  int64 // when the goroutine first slept, or 0
		starving bool  // it has waited for too long
		awake    bool  // the mark mutexWoken is this goroutine's
	)
	for spins := 0; ; {
		old := atomic.LoadInt32(&m.state)
		if old&(mutexLocked|mutexStarving) == mutexLocked && runtime_canSpin(spins) {
			// Keep the owner from waking another one in the meantime.
			if !awake && old&mutexWoken == 0 && old>>mutexShift != 0 {
				awake = atomic.CompareAndSwapInt32(&m.state, old, old|mutexWoken)
			}
			runtime_doSpin()
			spins++
			continue
		}
		wanted := old
		free := old&(mutexLocked|mutexStarving) == 0
		if free {
			wanted |= mutexLocked
		} else {
			wanted += oneWaiter
			if starving && old&mutexLocked != 0 {
				wanted |= mutexStarving
			}
		}
		if awake {
			if old&mutexWoken == 0 {
				throw("sync: inconsistent mutex state")
			}
			wanted &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, wanted) {
			continue
		}
		if free {
			return
		}
		again := arrival != 0
		if !again {
			arrival = runtime_nanotime()
		}
		// Who was woken in vain keeps the place at the front.
		runtime_SemacquireMutex(&m.sema, again, 1)
		starving = starving || runtime_nanotime()-arrival > starvationThreshold
		if m.takeOver(starving) {
			return
		}
		awake, spins = true, 0
	}
}

// takeOver takes the lock for a woken waiter if it has been passed on to it:
// the lock looks free then, but the mode keeps others from it.
func (m *Mutex) takeOver(starving bool) bool {
	old := atomic.LoadInt32(&m.state)
	if old&mutexStarving == 0 {
		return false
	}
	if old&(mutexLocked|mutexWoken) != 0 || old>>mutexShift == 0 {
		throw("sync: inconsistent mutex state")
	}
	change := int32(mutexLocked - oneWaiter)
	// To stay in this mode without need would be slow: two goroutines could
	// pass the lock to and fro for good, each with a sleep.
	if !starving || old>>mutexShift == 1 {
		change -= mutexStarving
	}
	atomic.AddInt32(&m.state, change)
	return true
}

// Unlock gives the lock back. It is a fatal error if nobody holds it.
func (m *Mutex) Unlock() {
	if rest := atomic.AddInt32(&m.state, -mutexLocked); rest != 0 {
		m.unlockSlow(rest)
	}
}

// unlockSlow is called with the state after the lock was given back.
func (m *Mutex) unlockSlow(state int32) {
	if (state+mutexLocked)&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if state&mutexStarving != 0 {
		// The first waiter owns the lock now and runs at once. Newcomers leave
		// it alone until the waiter has set the bit.
		runtime_Semrelease(&m.sema, true, 1)
		return
	}
	for {
		// Nobody waits, or somebody is there already to care for the rest.
		if state>>mutexShift == 0 || state&(mutexLocked|mutexWoken|mutexStarving) != 0 {
			return
		}
		if atomic.CompareAndSwapInt32(&m.state, state, state-oneWaiter|mutexWoken) {
			runtime_Semrelease(&m.sema, false, 1)
			return
		}
		state = atomic.LoadInt32(&m.state)
	}
}
