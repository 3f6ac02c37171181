package sync

import "sync/atomic"

// A Once does one thing once. The zero value has not done it yet.
type Once struct {
	done atomic.Uint32 // first, since the fast path reads it
	m    Mutex
}

// Do calls f if it is the first call of Do; any other call returns when that
// one has, even if f panicked. Calling Do from f is a deadlock.
func (o *Once) Do(f func()) {
	// A compare-and-swap of done would not do: the loser has to wait for f.
	if o.done.Load() == 0 {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done.Load() == 0 {
		defer o.done.Store(1)
		f()
	}
}

// A onceCall is a function that is called once, and how that ended.
type onceCall struct {
	once     Once
	f        func()
	returned bool
	panicked any
}

// run is what Once calls. A panic goes on through it, so that the first
// caller's traceback leads to its origin; so does runtime.Goexit.
func (c *onceCall) run() {
	defer func() {
		c.f = nil // for the collector
		if c.returned {
			return
		}
		if c.panicked = recover(); c.panicked != nil {
			panic(c.panicked)
		}
	}()
	c.f()
	c.returned = true
}

func (c *onceCall) call() {
	c.once.Do(c.run)
	if !c.returned {
		panic(c.panicked)
	}
}

// OnceFunc returns a function that calls f the first time. If f panics, so does
// each call, with the same value. It may be called by many goroutines.
func OnceFunc(f func()) func() {
	c := &onceCall{f: f}
	return c.call
}

// OnceValue returns a function that returns what f returned the first time; f
// is called once, as by OnceFunc.
func OnceValue[T any](f func() T) func() T {
	var value T
	c := &onceCall{f: func() { value = f() }}
	return func() T {
		c.call()
		return value
	}
}

// OnceValues is OnceValue for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var first T1
	var second T2
	c := &onceCall{f: func() { first, second = f() }}
	return func() (T1, T2) {
		c.call()
		return first, second
	}
}
