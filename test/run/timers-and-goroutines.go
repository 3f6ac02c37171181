// RUN: %zokor run %s > %t && diff %S/Inputs/timers-and-goroutines.expected %t
// Sleeping, timers, tickers, mutexes, conditions, pools and contexts.

package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(15 * time.Millisecond)
	elapsed := time.Since(start)
	fmt.Println(elapsed >= 15*time.Millisecond, elapsed < 5*time.Second)

	var wg sync.WaitGroup
	var mu sync.Mutex
	order := map[int]int{}
	for i := 5; i > 0; i-- {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			time.Sleep(time.Duration(i) * 2 * time.Millisecond)
			mu.Lock()
			defer mu.Unlock()
			order[i] = i * i
		}(i)
	}
	wg.Wait()
	fmt.Println(order)

	select {
	case <-make(chan int):
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	ticker := time.NewTicker(3 * time.Millisecond)
	for i := 0; i < 3; i++ {
		<-ticker.C
	}
	ticker.Stop()
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	<-timer.C
	done := make(chan bool)
	time.AfterFunc(2*time.Millisecond, func() { done <- true })
	fmt.Println(<-done)

	ctx, cancel := context.WithTimeout(context.WithValue(context.Background(), "k", "v"), 5*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), ctx.Value("k"))
	ctx, cancel = context.WithCancel(context.Background())
	go cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err())

	var n atomic.Int64
	var rw sync.RWMutex
	cond := sync.NewCond(&mu)
	ready := 0
	for i := 0; i < 10; i++ {
		go func() {
			rw.RLock()
			n.Add(2)
			rw.RUnlock()
			mu.Lock()
			ready++
			mu.Unlock()
			cond.Signal()
		}()
	}
	mu.Lock()
	for ready < 10 {
		cond.Wait()
	}
	mu.Unlock()
	rw.Lock()
	fmt.Println(n.Load())
	rw.Unlock()

	var once sync.Once
	for i := 0; i < 3; i++ {
		once.Do(func() { fmt.Println("once") })
	}
	pool := sync.Pool{New: func() any { return "new" }}
	fmt.Println(pool.Get())
	var m sync.Map
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	var value atomic.Value
	value.Store([]int{1, 2})
	fmt.Println(value.Load(), atomic.CompareAndSwapInt64(new(int64), 0, 1))
	add := atomic.AddInt32
	counter := int32(40)
	fmt.Println(add(&counter, 2))

	results := make(chan int)
	go func() {
		defer close(results)
		for i := 0; i < 5; i++ {
			results <- i * i
		}
	}()
	for r := range results {
		fmt.Print(r, " ")
	}
	fmt.Println()
	date := time.Date(2024, 2, 29, 13, 4, 5, 678000000, time.UTC)
	fmt.Println(date, date.Format(time.RFC1123), date.AddDate(1, 0, 0).Format("2006-01-02 Mon"), date.YearDay(), date.Add(36*time.Hour).Weekday())
	parsed, err := time.Parse("2006-01-02 15:04", "2023-07-08 09:10")
	fmt.Println(parsed.Unix(), err, 90*time.Minute+30*time.Second)
	_, err = time.Parse(time.RFC3339, "bad")
	fmt.Println(err)
}
