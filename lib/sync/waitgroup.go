package sync

import "sync/atomic"

// A WaitGroup waits until a number of goroutines have finished. The zero value
// waits for none.
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64 // the counter in the upper half, waiters in the lower
	sema   uint32
}

// Add adds delta, which may be negative, to the counter. When the counter
// becomes 0, all who wait go on; it must not become negative. What makes a
// counter of 0 positive has to happen before Wait.
func (wg *WaitGroup) Add(delta int) {
	state := wg.state.Add(uint64(delta) << 32)
	// Nobody waits and the counter is good: most calls end here.
	if counter, waiters := int32(state>>32), uint32(state); waiters != 0 || counter < 0 {
		wg.addSlow(counter, waiters, state, int32(delta))
	}
}

func (wg *WaitGroup) addSlow(counter int32, waiters uint32, state uint64, delta int32) {
	if counter < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if delta > 0 && counter == delta {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if counter > 0 {
		return
	}
	// The counter is 0 and somebody waits: nobody may call Add now, and Wait
	// does not change a counter of 0.
	if wg.state.Load() != state {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	wg.state.Store(0)
	for ; waiters > 0; waiters-- {
		runtime_Semrelease(&wg.sema, false, 0)
	}
}

// Done takes one from the counter.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait waits until the counter is 0.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if state>>32 == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			runtime_Semacquire(&wg.sema)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}

// Go calls f in a new goroutine for which the group waits. f must not panic.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}
