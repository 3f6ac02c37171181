// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Locks exclude each other, waiters are not starved, and pools reuse values.

package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// hammer counts under a lock, with other goroutines in between.
func hammer() {
	var m sync.Mutex
	var group sync.WaitGroup
	count := 0
	for g := 0; g < 10; g++ {
		group.Go(func() {
			for i := 0; i < 1000; i++ {
				m.Lock()
				n := count
				if i%10 == 0 {
					runtime.Gosched()
				}
				count = n + 1
				m.Unlock()
			}
		})
	}
	group.Wait()
	fmt.Println("counted", count)
}

// fair is a waiter against an owner that asks again at once.
func fair() {
	var m sync.Mutex
	var stop atomic.Bool
	go func() {
		for !stop.Load() {
			m.Lock()
			time.Sleep(100 * time.Microsecond)
			m.Unlock()
		}
	}()
	start := time.Now()
	for i := 0; i < 10; i++ {
		time.Sleep(100 * time.Microsecond)
		m.Lock()
		m.Unlock()
	}
	stop.Store(true)
	fmt.Println("in time", time.Since(start) < 5*time.Second)
}

func readers() {
	var m sync.RWMutex
	var reading, most, writes atomic.Int32
	var group sync.WaitGroup
	for g := 0; g < 5; g++ {
		group.Go(func() {
			for i := 0; i < 100; i++ {
				m.RLock()
				if n := reading.Add(1); n > most.Load() {
					most.Store(n)
				}
				runtime.Gosched()
				reading.Add(-1)
				m.RUnlock()
			}
		})
	}
	group.Go(func() {
		for i := 0; i < 100; i++ {
			m.Lock()
			if reading.Load() != 0 {
				fmt.Println("readers beside a writer")
			}
			writes.Add(1)
			runtime.Gosched()
			m.Unlock()
		}
	})
	group.Wait()
	fmt.Println("several readers", most.Load() > 1, "writes", writes.Load())
	m.RLock()
	fmt.Println(m.TryLock(), m.TryRLock())
	m.RUnlock()
	m.RUnlock()
	fmt.Println(m.TryLock(), m.TryRLock(), m.TryLock())
	m.Unlock()
	m.RLocker().Lock()
	m.RLocker().Unlock()
}

func conditions() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	queue, sum := []int{}, 0
	var group sync.WaitGroup
	for g := 0; g < 3; g++ {
		group.Go(func() {
			m.Lock()
			defer m.Unlock()
			for {
				for len(queue) == 0 {
					c.Wait()
				}
				v := queue[0]
				queue = queue[1:]
				if v < 0 {
					return
				}
				sum += v
			}
		})
	}
	for i := 1; i <= 100; i++ {
		m.Lock()
		queue = append(queue, i)
		m.Unlock()
		c.Signal()
	}
	m.Lock()
	queue = append(queue, -1, -1, -1)
	m.Unlock()
	c.Broadcast()
	group.Wait()
	fmt.Println("sum", sum)
}

func pools() {
	made := 0
	p := sync.Pool{New: func() any { made++; return new([64]byte) }}
	for round := 0; round < 10; round++ {
		var taken []any
		for i := 0; i < 100; i++ {
			taken = append(taken, p.Get())
		}
		for _, v := range taken {
			p.Put(v)
		}
	}
	fmt.Println("reused", made >= 100 && made < 500)
	var empty sync.Pool
	empty.Put(nil)
	fmt.Println(empty.Get())
}

func main() {
	// CHECK: counted 10000
	hammer()
	// CHECK-NEXT: in time true
	fair()
	// CHECK-NEXT: several readers true writes 100
	// CHECK-NEXT: false true
	// CHECK-NEXT: true false false
	readers()
	// CHECK-NEXT: sum 5050
	conditions()
	// CHECK-NEXT: reused true
	// CHECK-NEXT: <nil>
	pools()
}
