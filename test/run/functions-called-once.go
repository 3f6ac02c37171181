// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// sync.OnceFunc and its relatives call once and repeat a result or a panic.

package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

func recovered(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}

func main() {
	calls := 0
	f := sync.OnceFunc(func() { calls++ })
	var group sync.WaitGroup
	for i := 0; i < 10; i++ {
		group.Go(f)
	}
	group.Wait()
	// CHECK: 1
	fmt.Println(calls)

	value := sync.OnceValue(func() string { calls++; return fmt.Sprint("call ", calls) })
	// CHECK-NEXT: call 2 call 2
	fmt.Println(value(), value())
	values := sync.OnceValues(func() (int, error) { calls++; return calls, errors.New("failed") })
	// CHECK-NEXT: 3 failed
	fmt.Println(values())
	// CHECK-NEXT: 3 failed
	fmt.Println(values())

	bad := sync.OnceFunc(func() { calls++; panic("bad") })
	// CHECK-NEXT: bad bad 4
	fmt.Println(recovered(bad), recovered(bad), calls)

	// A function that ends its goroutine has not returned.
	exits := sync.OnceValue(func() int { runtime.Goexit(); return 1 })
	done := make(chan bool)
	go func() {
		defer close(done)
		exits()
	}()
	<-done
	again := false
	recovered(func() { exits(); again = true })
	// CHECK-NEXT: false
	fmt.Println(again)

	var once sync.Once
	// CHECK-NEXT: first
	fmt.Println(recovered(func() { once.Do(func() { panic("first") }) }))
	once.Do(func() { fmt.Println("not printed") })

	// CHECK-NEXT: sync.Cond is copied
	c := sync.NewCond(new(sync.Mutex))
	c.Signal()
	copied := *c
	fmt.Println(recovered(copied.Broadcast))

	// CHECK-NEXT: sync: negative WaitGroup counter
	fmt.Println(recovered(func() { new(sync.WaitGroup).Done() }))
}
