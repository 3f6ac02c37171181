package sync

import "sync/atomic"

// A RWMutex is a lock that either any number of readers or one writer can
// hold. The zero value is not locked.
//
// A writer that waits keeps new readers out, so that it gets its turn; for the
// same reason a goroutine must not take the lock for reading while it holds it
// for reading.
//
// The number of readers goes down by maxReaders, and is negative then, while a
// writer has announced itself. Readers that come later wait at readerSem; the
// writer waits at writerSem for those that were there before, of whom
// departing counts how many are left.
type RWMutex struct {
	w         Mutex // held by the writer, and by those who want to be
	writerSem uint32
	readerSem uint32
	readers   int32
	departing int32
}

const maxReaders = 1 << 30

// RLock waits until no writer holds the lock or waits for it, and takes the
// lock for reading.
func (rw *RWMutex) RLock() {
	if atomic.AddInt32(&rw.readers, 1) < 0 {
		runtime_SemacquireMutex(&rw.readerSem, false, 0)
	}
}

// TryRLock takes the lock for reading if that is possible at once, and reports
// whether it was.
func (rw *RWMutex) TryRLock() bool {
	for {
		n := atomic.LoadInt32(&rw.readers)
		if n < 0 {
			return false
		}
		if atomic.CompareAndSwapInt32(&rw.readers, n, n+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock. It is a fatal error if there is no reader.
func (rw *RWMutex) RUnlock() {
	if n := atomic.AddInt32(&rw.readers, -1); n < 0 {
		rw.rUnlockSlow(n)
	}
}

func (rw *RWMutex) rUnlockSlow(n int32) {
	if n+1 == 0 || n+1 == -maxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	// A writer waits. The last of the earlier readers lets it in.
	if atomic.AddInt32(&rw.departing, -1) == 0 {
		runtime_Semrelease(&rw.writerSem, false, 1)
	}
}

// Lock waits until there is neither a reader nor a writer and takes the lock
// for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	n := atomic.AddInt32(&rw.readers, -maxReaders) + maxReaders
	// Some of the n may have left since; departing is negative then.
	if n != 0 && atomic.AddInt32(&rw.departing, n) != 0 {
		runtime_SemacquireMutex(&rw.writerSem, false, 0)
	}
}

// TryLock takes the lock for writing if it is free, and reports whether it was.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !atomic.CompareAndSwapInt32(&rw.readers, 0, -maxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock gives the lock back that was taken for writing. It is a fatal error
// if nobody holds it.
func (rw *RWMutex) Unlock() {
	n := atomic.AddInt32(&rw.readers, maxReaders)
	if n >= maxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for ; n > 0; n-- {
		runtime_Semrelease(&rw.readerSem, false, 0)
	}
	rw.w.Unlock()
}

// RLocker returns a Locker that locks rw for reading.
func (rw *RWMutex) RLocker() Locker { return (*readLocker)(rw) }

type readLocker RWMutex

func (r *readLocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *readLocker) Unlock() { (*RWMutex)(r).RUnlock() }
