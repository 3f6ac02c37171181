package sync

import (
	"sync/atomic"
	"unsafe"
)

// A poolDequeue is a queue of fixed size without locks. One goroutine, its
// owner, adds and takes at the head; any goroutine may take at the tail.
//
// headTail has both positions, so that one compare-and-swap decides about the
// last value even if owner and others want it at the same time. They count up
// for good and are taken modulo the size of vals, a power of two. The values
// are in [tail, head).
//
// A slot has one more state than full and empty: one who takes at the tail owns
// the slot from the moment at which the tail has moved on until it has cleared
// the slot, with the type word last. To the owner, the slot is not free before.
type poolDequeue struct {
	headTail uint64 // the head above the tail
	vals     []eface
}

// An eface is an interface by its words.
type eface struct {
	typ, val unsafe.Pointer
}

// A value of nil looks like an empty slot: this is stored in its place.
type dequeueNil *struct{}

const (
	dequeueBits = 32
	// Far below what would make full and empty look alike.
	dequeueLimit = 1 << dequeueBits / 4
)

func (d *poolDequeue) unpack(ptrs uint64) (head, tail uint32) {
	return uint32(ptrs >> dequeueBits), uint32(ptrs)
}

func (d *poolDequeue) pack(head, tail uint32) uint64 {
	return uint64(head)<<dequeueBits | uint64(tail)
}

func (d *poolDequeue) slot(position uint32) *eface {
	return &d.vals[position&uint32(len(d.vals)-1)]
}

func (s *eface) value() any {
	x := *(*any)(unsafe.Pointer(s))
	if _, null := x.(dequeueNil); null {
		return nil
	}
	return x
}

// pushHead adds val; false if the queue is full. For the owner only.
func (d *poolDequeue) pushHead(val any) bool {
	head, tail := d.unpack(atomic.LoadUint64(&d.headTail))
	if head-tail == uint32(len(d.vals)) {
		return false
	}
	s := d.slot(head)
	if atomic.LoadPointer(&s.typ) != nil {
		return false // somebody still clears it
	}
	if val == nil {
		val = dequeueNil(nil)
	}
	*(*any)(unsafe.Pointer(s)) = val
	// This hands the slot over.
	atomic.AddUint64(&d.headTail, 1<<dequeueBits)
	return true
}

// popHead takes the newest value, if there is one. For the owner only.
func (d *poolDequeue) popHead() (any, bool) {
	for {
		ptrs := atomic.LoadUint64(&d.headTail)
		head, tail := d.unpack(ptrs)
		if head == tail {
			return nil, false
		}
		if atomic.CompareAndSwapUint64(&d.headTail, ptrs, d.pack(head-1, tail)) {
			s := d.slot(head - 1)
			x := s.value()
			*s = eface{} // only the owner writes here next
			return x, true
		}
	}
}

// popTail takes the oldest value, if there is one. For anybody.
func (d *poolDequeue) popTail() (any, bool) {
	for {
		ptrs := atomic.LoadUint64(&d.headTail)
		head, tail := d.unpack(ptrs)
		if head == tail {
			return nil, false
		}
		if atomic.CompareAndSwapUint64(&d.headTail, ptrs, d.pack(head, tail+1)) {
			s := d.slot(tail)
			x := s.value()
			s.val = nil
			atomic.StorePointer(&s.typ, nil)
			return x, true
		}
	}
}

// A poolChain is a queue of any size, with the rules of poolDequeue: a list of
// these, each twice as large as the one before. The owner pushes to the newest;
// who takes at the tail begins with the oldest and drops it when it is empty.
type poolChain struct {
	head *poolChainElt // the newest; for the owner only
	tail *poolChainElt // the oldest; atomic
}

type poolChainElt struct {
	poolDequeue
	// next leads to newer ones, set once by the owner; prev to older ones, and
	// is only ever set to nil, by those who drop the older.
	next, prev *poolChainElt
}

const firstRing = 8

func loadElt(p **poolChainElt) *poolChainElt {
	return (*poolChainElt)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Pointer(p))))
}

func storeElt(p **poolChainElt, e *poolChainElt) {
	atomic.StorePointer((*unsafe.Pointer)(unsafe.Pointer(p)), unsafe.Pointer(e))
}

func (c *poolChain) pushHead(val any) {
	newest := c.head
	if newest == nil {
		newest = new(poolChainElt)
		newest.vals = make([]eface, firstRing)
		c.head = newest
		storeElt(&c.tail, newest)
	}
	if newest.pushHead(val) {
		return
	}
	size := len(newest.vals) * 2
	if size > dequeueLimit {
		size = dequeueLimit
	}
	next := &poolChainElt{prev: newest}
	next.vals = make([]eface, size)
	next.pushHead(val)
	c.head = next
	storeElt(&newest.next, next)
}

func (c *poolChain) popHead() (any, bool) {
	for e := c.head; e != nil; e = loadElt(&e.prev) {
		if x, ok := e.popHead(); ok {
			return x, true
		}
	}
	return nil, false
}

func (c *poolChain) popTail() (any, bool) {
	e := loadElt(&c.tail)
	if e == nil {
		return nil, false
	}
	for {
		// If there is a newer one now, nothing is added to e from here on, so
		// that it is empty for good if it is empty after this.
		next := loadElt(&e.next)
		if x, ok := e.popTail(); ok {
			return x, true
		}
		if next == nil {
			return nil, false
		}
		if atomic.CompareAndSwapPointer((*unsafe.Pointer)(unsafe.Pointer(&c.tail)),
			unsafe.Pointer(e), unsafe.Pointer(next)) {
			storeElt(&next.prev, nil) // for the collector, and popHead
		}
		e = next
	}
}
