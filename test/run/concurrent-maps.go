// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// sync.Map behaves as a map under a lock would, through all its states.

package main

import (
	"fmt"
	"math/rand"
	"sync"
)

// model does what sync.Map says it does.
type model map[any]any

func (m model) swap(key, value any) (any, bool) {
	old, ok := m[key]
	m[key] = value
	return old, ok
}

func (m model) loadOrStore(key, value any) (any, bool) {
	if old, ok := m[key]; ok {
		return old, true
	}
	m[key] = value
	return value, false
}

func (m model) loadAndDelete(key any) (any, bool) {
	old, ok := m[key]
	delete(m, key)
	return old, ok
}

func (m model) compareAndSwap(key, old, new any) bool {
	if now, ok := m[key]; !ok || now != old {
		return false
	}
	m[key] = new
	return true
}

func (m model) compareAndDelete(key, old any) bool {
	if now, ok := m[key]; !ok || now != old {
		return false
	}
	delete(m, key)
	return true
}

// step does one random operation to both and compares what they return.
func step(r *rand.Rand, m *sync.Map, want model) string {
	key, value, old := r.Intn(12), r.Intn(4), r.Intn(4)
	var a, b any
	var ok, wanted bool
	op := r.Intn(200)
	switch {
	case op < 60:
		a, ok = m.Load(key)
		b, wanted = want[key]
	case op < 80:
		m.Store(key, value)
		want[key] = value
	case op < 100:
		a, ok = m.Swap(key, value)
		b, wanted = want.swap(key, value)
	case op < 120:
		a, ok = m.LoadOrStore(key, value)
		b, wanted = want.loadOrStore(key, value)
	case op < 145:
		a, ok = m.LoadAndDelete(key)
		b, wanted = want.loadAndDelete(key)
	case op < 170:
		ok = m.CompareAndSwap(key, old, value)
		wanted = want.compareAndSwap(key, old, value)
	case op < 190:
		ok = m.CompareAndDelete(key, old)
		wanted = want.compareAndDelete(key, old)
	case op < 199:
		n := 0
		ok, wanted = true, true
		m.Range(func(key, value any) bool {
			n++
			ok = ok && want[key] == value
			return true
		})
		ok = ok && n == len(want)
	default:
		m.Clear()
		clear(want)
	}
	if a != b || ok != wanted {
		return fmt.Sprint("operation ", op, " of ", key, ": ", a, ok, ", want ", b, wanted)
	}
	return ""
}

func main() {
	var m sync.Map
	want := model{}
	r := rand.New(rand.NewSource(1))
	for i := 0; i < 100000; i++ {
		if wrong := step(r, &m, want); wrong != "" {
			fmt.Println(i, wrong)
			return
		}
	}
	// CHECK: same
	fmt.Println("same")

	// Goroutines with keys in common count together.
	var counts sync.Map
	var group sync.WaitGroup
	for g := 0; g < 8; g++ {
		group.Go(func() {
			for i := 0; i < 1000; i++ {
				key := i % 10
				for {
					old, _ := counts.LoadOrStore(key, 0)
					if counts.CompareAndSwap(key, old, old.(int)+1) {
						break
					}
				}
			}
		})
	}
	group.Wait()
	total := 0
	counts.Range(func(_, n any) bool { total += n.(int); return true })
	// CHECK-NEXT: 8000
	fmt.Println(total)
}
