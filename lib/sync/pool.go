package sync

import (
	"runtime"
	"sync/atomic"
	"unsafe"
)

// A Pool keeps values that are not needed now for whoever needs one next, so
// that fewer have to be allocated. What lies in it may go at any time: a value
// that stays there for two collections is given up.
//
// Each processor has a shard: a slot that only it uses, and a queue that it
// uses as a stack while others take from the other end when they have nothing.
// A collection does not empty the pool at once. It makes the shards the
// victims, where Get still looks when it finds nothing else, and drops what the
// victims were before: a pool in steady use keeps its values.
type Pool struct {
	noCopy noCopy

	local  atomic.Pointer[[]shard] // by processor number
	victim atomic.Pointer[[]shard]

	// The list of pools that are not empty; guarded by pools.mu, or changed by
	// the collector when nothing else runs.
	next   *Pool
	listed bool

	// New, if not nil, makes the values that Get does not find.
	New func() any
}

type shardData struct {
	private any       // only for the processor itself
	shared  poolChain // pushed and popped at the head by the processor only
}

// Processors write to their shards all the time: no two in a cache line, nor in
// the pair of lines that is fetched together.
type shard struct {
	shardData
	_ [128 - unsafe.Sizeof(shardData{})%128]byte
}

var pools struct {
	mu    Mutex
	first *Pool
}

func init() { runtime_registerPoolCleanup(poolCleanup) }

// poolCleanup is called when a collection begins, with everything stopped. It
// must not allocate.
func poolCleanup() {
	for link := &pools.first; *link != nil; {
		p := *link
		shards := p.local.Load()
		p.victim.Store(shards)
		if shards != nil {
			p.local.Store(nil)
			link = &p.next
			continue
		}
		*link, p.next, p.listed = p.next, nil, false
	}
}

// pin returns the shard of the processor, and its number, and keeps the
// goroutine there until runtime_procUnpin.
func (p *Pool) pin() (*shard, int) {
	for {
		id := runtime_procPin()
		if shards := p.local.Load(); shards != nil && id < len(*shards) {
			return &(*shards)[id], id
		}
		runtime_procUnpin()
		p.grow(id)
	}
}

// grow makes a shard for the processor: the pool is empty, or there were fewer
// processors. The values that it had go then.
func (p *Pool) grow(id int) {
	n := runtime.GOMAXPROCS(0)
	if n <= id {
		n = id + 1
	}
	shards := make([]shard, n)
	pools.mu.Lock()
	// No collection must see half of this. Who is pinned must not wait for a
	// lock, and need not allocate.
	runtime_procPin()
	if now := p.local.Load(); now == nil || len(*now) <= id {
		if !p.listed {
			p.next, p.listed, pools.first = pools.first, true, p
		}
		p.local.Store(&shards)
	}
	runtime_procUnpin()
	pools.mu.Unlock()
}

// Put adds x to the pool. A nil is no value.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	s, _ := p.pin()
	if s.private == nil {
		s.private = x
	} else {
		s.shared.pushHead(x)
	}
	runtime_procUnpin()
}

// Get takes some value out of the pool. If there is none it returns what p.New
// returns, or nil without it.
func (p *Pool) Get() any {
	s, id := p.pin()
	x := s.private
	s.private = nil
	if x == nil {
		// The newest is the most likely to be in the cache.
		if x, _ = s.shared.popHead(); x == nil {
			x = p.getSlow(id)
		}
	}
	runtime_procUnpin()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

// getSlow takes a value from another processor, or from the victims.
func (p *Pool) getSlow(id int) any {
	if shards := p.local.Load(); shards != nil {
		if x := steal(*shards, id+1); x != nil {
			return x
		}
	}
	victims := p.victim.Load()
	if victims == nil || id >= len(*victims) {
		return nil
	}
	s := &(*victims)[id]
	if x := s.private; x != nil {
		s.private = nil
		return x
	}
	if x := steal(*victims, id); x != nil {
		return x
	}
	// Nobody has to look here again before the next collection. (What others
	// have in their private slots goes.)
	p.victim.CompareAndSwap(victims, nil)
	return nil
}

// steal takes the oldest value of the first shard, from the given one on, that
// has any.
func steal(shards []shard, from int) any {
	for i := range shards {
		if x, _ := shards[(from+i)%len(shards)].shared.popTail(); x != nil {
			return x
		}
	}
	return nil
}
