package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Cond is a place where goroutines wait for an event, or to be told that
// something that L guards has changed.
type Cond struct {
	noCopy noCopy
	L      Locker // held by those who look at the condition or change it

	waiting notifyList
	self    uintptr // the address of the Cond that waiting belongs to
}

// NewCond returns a Cond with l as its L.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks c.L, sleeps until Signal or Broadcast wakes it, and locks c.L
// again. The condition may have changed by then, so Wait belongs into a loop
// that tests it.
func (c *Cond) Wait() {
	c.check()
	// With the ticket taken before L is unlocked no signal is missed.
	ticket := runtime_notifyListAdd(&c.waiting)
	c.L.Unlock()
	runtime_notifyListWait(&c.waiting, ticket)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited for longest, if there is one.
func (c *Cond) Signal() {
	c.check()
	runtime_notifyListNotifyOne(&c.waiting)
}

// Broadcast wakes all goroutines that wait.
func (c *Cond) Broadcast() {
	c.check()
	runtime_notifyListNotifyAll(&c.waiting)
}

// check panics if c is a copy of a Cond that has been used.
func (c *Cond) check() {
	here := uintptr(unsafe.Pointer(c))
	if atomic.LoadUintptr(&c.self) == here {
		return
	}
	// The second look is for another goroutine's first use at the same time.
	if !atomic.CompareAndSwapUintptr(&c.self, 0, here) && atomic.LoadUintptr(&c.self) != here {
		panic("sync.Cond is copied")
	}
}
