// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines

// Memory is collected: what is reachable stays, the rest is used again, and
// the statistics of runtime and runtime/debug say so.

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type node struct {
	left, right *node
	number      int
}

func tree(depth int) *node {
	if depth == 0 {
		return nil
	}
	return &node{tree(depth - 1), tree(depth - 1), depth}
}

func (n *node) sum() int {
	if n == nil {
		return 0
	}
	return n.number + n.left.sum() + n.right.sum()
}

var kept *node

func stats() (m runtime.MemStats) {
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m
}

// inner returns a pointer into the middle of an object.
func inner() *byte {
	b := make([]byte, 5<<20)
	b[1<<20] = 7
	return &b[1<<20]
}

func main() {
	kept = tree(12)
	before := stats()
	for i := 0; i < 300; i++ {
		if tree(12).sum() != kept.sum() {
			panic("wrong sum")
		}
	}
	after := stats()
	// CHECK: many allocations, same heap: true true
	fmt.Println("many allocations, same heap:", after.TotalAlloc-before.TotalAlloc > 25<<20,
		after.HeapAlloc < before.HeapAlloc+(64<<10))
	// CHECK-NEXT: small: true
	fmt.Println("small:", after.HeapSys < 32<<20)
	// CHECK-NEXT: consistent: true true true true true
	fmt.Println("consistent:", after.Mallocs-after.Frees == after.HeapObjects,
		after.Alloc == after.HeapAlloc, after.NumGC > before.NumGC+1,
		after.HeapIdle+after.HeapInuse == after.HeapSys,
		after.PauseNs[(after.NumGC+255)%256] > 0)
	var mallocs, frees uint64
	for _, c := range after.BySize {
		mallocs += c.Mallocs
		frees += c.Frees
	}
	// CHECK-NEXT: by size: true true
	fmt.Println("by size:", mallocs <= after.Mallocs && mallocs > after.Mallocs/2,
		frees <= after.Frees && frees > after.Frees/2)

	// CHECK-NEXT: interior pointer: 7 true
	p := inner()
	held := stats()
	fmt.Println("interior pointer:", *p, held.HeapAlloc > after.HeapAlloc+(4<<20))
	runtime.KeepAlive(p)
	// CHECK-NEXT: dropped: true
	fmt.Println("dropped:", stats().HeapAlloc < after.HeapAlloc+(1<<20))

	// CHECK-NEXT: off: 100 true
	old := debug.SetGCPercent(-1)
	runtime.ReadMemStats(&before)
	for i := 0; i < 50; i++ {
		tree(12)
	}
	runtime.ReadMemStats(&after)
	fmt.Println("off:", old, after.NumGC == before.NumGC)
	debug.SetGCPercent(old)

	debug.FreeOSMemory()
	runtime.ReadMemStats(&after)
	// CHECK-NEXT: released: true
	fmt.Println("released:", after.HeapReleased > 0)
	var g debug.GCStats
	debug.ReadGCStats(&g)
	// CHECK-NEXT: gc stats: true true
	fmt.Println("gc stats:", g.NumGC == int64(after.NumGC), len(g.Pause) > 0)
	// CHECK-NEXT: limit: 9223372036854775807
	fmt.Println("limit:", debug.SetMemoryLimit(-1))
}
