package sync

import "sync/atomic"

// A Map is a map that many goroutines may use at the same time. It is made for
// two patterns: keys that are written once and read often, and goroutines that
// mostly have keys of their own. For others a map with a Mutex is simpler and
// no slower. The zero value is empty.
//
// There are two Go maps from keys to entries. `read` is never changed, so that
// reading it needs no lock; it is replaced as a whole. Keys that it lacks are
// in `dirty`, which has all keys of `read` that are not deleted as well, and
// needs the lock. Both lead to the same entries, whose values are atomic: a key
// that `read` has can be read, written and deleted without the lock.
//
// Each look into `dirty` is a miss. When as many misses were made as it has
// keys, it becomes the new `read`, and nil; that costs nothing. The next new key
// makes a `dirty` again, by a copy of `read`, and this is what the misses have
// paid for. Deleted entries are left out of the copy. They are marked as
// expunged then, since a value stored in such an entry would be lost at the next
// promotion: who wants to store there must take the lock and put the entry into
// `dirty` first.
type Map struct {
	mu     Mutex
	read   atomic.Pointer[readPart]
	dirty  map[any]*entry // guarded by mu
	misses int            // since read was replaced; guarded by mu
}

type readPart struct {
	m       map[any]*entry
	amended bool // dirty has keys that m lacks
}

// An entry's pointer is nil if the key is deleted (dirty, if it exists, has the
// entry still), or expunged if besides dirty exists and lacks the entry.
type entry struct {
	p atomic.Pointer[any]
}

var expunged = new(any)

func newEntry(value any) *entry {
	e := new(entry)
	e.p.Store(&value)
	return e
}

func (e *entry) load() (value any, ok bool) {
	if p := e.p.Load(); p != nil && p != expunged {
		return *p, true
	}
	return nil, false
}

// swap stores value unless the entry is expunged, and returns the pointer that
// was there.
func (e *entry) swap(value *any) (old *any, ok bool) {
	for {
		p := e.p.Load()
		if p == expunged {
			return nil, false
		}
		if e.p.CompareAndSwap(p, value) {
			return p, true
		}
	}
}

// loadOrStore stores value if the key is deleted. done is false, and nothing
// happens, if the entry is expunged.
func (e *entry) loadOrStore(value any) (actual any, loaded, done bool) {
	var box *any // allocated only if needed
	for {
		p := e.p.Load()
		if p == expunged {
			return nil, false, false
		}
		if p != nil {
			return *p, true, true
		}
		if box == nil {
			copied := value
			box = &copied
		}
		if e.p.CompareAndSwap(nil, box) {
			return value, false, true
		}
	}
}

func (e *entry) delete() (value any, ok bool) {
	for {
		p := e.p.Load()
		if p == nil || p == expunged {
			return nil, false
		}
		if e.p.CompareAndSwap(p, nil) {
			return *p, true
		}
	}
}

// compareAndSwap replaces the value if it is old; next is nil to delete it.
func (e *entry) compareAndSwap(old any, next *any) bool {
	for {
		p := e.p.Load()
		if p == nil || p == expunged || *p != old {
			return false
		}
		if e.p.CompareAndSwap(p, next) {
			return true
		}
	}
}

func (m *Map) loadRead() readPart {
	if r := m.read.Load(); r != nil {
		return *r
	}
	return readPart{}
}

// lookup returns the entry of a key, or nil, after a look into dirty if needed.
func (m *Map) lookup(key any) *entry {
	read := m.loadRead()
	e, ok := read.m[key]
	if ok || !read.amended {
		return e
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	// dirty may have been promoted while this waited.
	read = m.loadRead()
	if e, ok = read.m[key]; ok || !read.amended {
		return e
	}
	e = m.dirty[key]
	m.missed()
	return e
}

// missed counts a look into dirty and promotes it if it was the last one.
func (m *Map) missed() {
	if m.misses++; m.misses >= len(m.dirty) {
		m.promote()
	}
}

func (m *Map) promote() {
	m.read.Store(&readPart{m: m.dirty})
	m.dirty = nil
	m.misses = 0
}

// locked calls f for the entry of a key with mu locked; if there is no entry, it
// adds one with the value. An expunged entry is made one of dirty's before.
func (m *Map) locked(key, value any, f func(e *entry)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	read := m.loadRead()
	if e, ok := read.m[key]; ok {
		if e.p.CompareAndSwap(expunged, nil) {
			m.dirty[key] = e
		}
		f(e)
		return
	}
	if e, ok := m.dirty[key]; ok {
		f(e)
		m.missed()
		return
	}
	if !read.amended {
		m.makeDirty(read)
		m.read.Store(&readPart{m: read.m, amended: true})
	}
	m.dirty[key] = newEntry(value)
}

// makeDirty copies what is not deleted, and expunges the rest.
func (m *Map) makeDirty(read readPart) {
	m.dirty = make(map[any]*entry, len(read.m)+1)
	for key, e := range read.m {
		for e.p.Load() == nil && !e.p.CompareAndSwap(nil, expunged) {
		}
		if e.p.Load() != expunged {
			m.dirty[key] = e
		}
	}
}

// Load returns the value of a key; ok says whether there is one.
func (m *Map) Load(key any) (value any, ok bool) {
	if e := m.lookup(key); e != nil {
		return e.load()
	}
	return nil, false
}

// Store sets the value of a key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Swap sets the value of a key and returns the one it had; loaded says whether
// there was one.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	var old *any
	if e, ok := m.loadRead().m[key]; ok {
		if old, ok = e.swap(&value); ok {
			return content(old)
		}
	}
	m.locked(key, value, func(e *entry) { old, _ = e.swap(&value) })
	return content(old)
}

func content(p *any) (value any, ok bool) {
	if p == nil {
		return nil, false
	}
	return *p, true
}

// LoadOrStore returns the value of a key, after storing the given one if it has
// none; loaded says whether it had one.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if e, ok := m.loadRead().m[key]; ok {
		if actual, loaded, ok = e.loadOrStore(value); ok {
			return actual, loaded
		}
	}
	actual, loaded = value, false
	m.locked(key, value, func(e *entry) { actual, loaded, _ = e.loadOrStore(value) })
	return actual, loaded
}

// LoadAndDelete deletes a key and returns the value it had; loaded says whether
// there was one.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	read := m.loadRead()
	e, ok := read.m[key]
	if !ok && read.amended {
		m.mu.Lock()
		read = m.loadRead()
		if e, ok = read.m[key]; !ok && read.amended {
			e = m.dirty[key]
			delete(m.dirty, key)
			m.missed()
		}
		m.mu.Unlock()
	}
	if e == nil {
		return nil, false
	}
	return e.delete()
}

// Delete deletes a key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// CompareAndSwap sets the value of a key to new if it is old, and reports
// whether it was. The values of old's type must be comparable.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	e := m.lookup(key)
	return e != nil && e.compareAndSwap(old, &new)
}

// CompareAndDelete deletes a key if its value is old, and reports whether it
// was. The values of old's type must be comparable.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	e := m.lookup(key)
	// The entry stays until the next copy, as after a Delete of what read has.
	return e != nil && e.compareAndSwap(old, nil)
}

// Clear deletes all keys.
func (m *Map) Clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if read := m.loadRead(); len(read.m) > 0 || read.amended {
		m.read.Store(&readPart{})
	}
	m.dirty = nil
	m.misses = 0
}

// Range calls f for each key and its value until f returns false. It does not
// show the map at one moment: a key that others change meanwhile may appear
// with any of its values, or not; but none appears twice. f may use the map.
func (m *Map) Range(f func(key, value any) bool) {
	read := m.loadRead()
	if read.amended {
		// All keys are visited anyway: that pays for a promotion at once.
		m.mu.Lock()
		if read = m.loadRead(); read.amended {
			m.promote()
			read = m.loadRead()
		}
		m.mu.Unlock()
	}
	for key, e := range read.m {
		if value, ok := e.load(); ok && !f(key, value) {
			return
		}
	}
}
