// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Contexts end with a cause, which their children take over.

package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key int

// custom is a context of somebody else's: its Done is its own.
type custom struct {
	context.Context
	done chan struct{}
	err  error
}

func (c *custom) Done() <-chan struct{} { return c.done }
func (c *custom) Err() error            { return c.err }

// notifier is one that calls functions itself.
type notifier struct {
	custom
	fs map[int]func()
}

func (n *notifier) AfterFunc(f func()) func() bool {
	id := len(n.fs)
	n.fs[id] = f
	return func() bool {
		_, ok := n.fs[id]
		delete(n.fs, id)
		return ok
	}
}

func show(c context.Context) { fmt.Println(c.Err(), "/", context.Cause(c)) }

func main() {
	background := context.Background()
	why := errors.New("enough")

	parent, cancel := context.WithCancelCause(background)
	child, stop := context.WithTimeout(parent, time.Hour)
	detached := context.WithoutCancel(context.WithValue(child, key(1), "one"))
	// CHECK: <nil> / <nil>
	show(child)
	cancel(why)
	cancel(nil)
	stop()
	// CHECK-NEXT: context canceled / enough
	show(parent)
	// CHECK-NEXT: context canceled / enough
	show(child)
	// CHECK-NEXT: <nil> / <nil>
	show(detached)
	// CHECK-NEXT: one true
	fmt.Println(detached.Value(key(1)), detached.Done() == nil)
	late, stop := context.WithCancel(parent)
	// CHECK-NEXT: context canceled / enough
	show(late)
	stop()

	own, cancelOwn := context.WithCancelCause(parent)
	cancelOwn(errors.New("too late"))
	// CHECK-NEXT: context canceled / enough
	show(own)

	timed, stop := context.WithTimeoutCause(background, time.Millisecond, why)
	<-timed.Done()
	stop()
	// CHECK-NEXT: context deadline exceeded / enough
	show(timed)
	stopped, stop := context.WithDeadlineCause(background, time.Now().Add(time.Hour), why)
	stop()
	// CHECK-NEXT: context canceled / context canceled
	show(stopped)
	past, stop := context.WithDeadlineCause(background, time.Now().Add(-1), why)
	// CHECK-NEXT: context deadline exceeded / enough
	show(past)
	stop()

	// AfterFunc
	called := make(chan string)
	parent, cancel = context.WithCancelCause(background)
	context.AfterFunc(parent, func() { called <- "called" })
	stopFunc := context.AfterFunc(parent, func() { called <- "stopped in vain" })
	// CHECK-NEXT: true false
	fmt.Println(stopFunc(), stopFunc())
	cancel(why)
	// CHECK-NEXT: called
	fmt.Println(<-called)
	stopFunc = context.AfterFunc(parent, func() { called <- "at once" })
	// CHECK-NEXT: at once
	fmt.Println(<-called)
	// CHECK-NEXT: false
	fmt.Println(stopFunc())

	// Contexts of other types
	foreign := &custom{background, make(chan struct{}), nil}
	child, stop = context.WithCancel(foreign)
	foreign.err = why
	close(foreign.done)
	<-child.Done()
	// CHECK-NEXT: enough / enough
	show(child)
	stop()

	calling := &notifier{custom{background, make(chan struct{}), nil}, map[int]func(){}}
	child, stop = context.WithCancel(calling)
	_, stopOther := context.WithCancel(calling)
	// CHECK-NEXT: 2
	fmt.Println(len(calling.fs))
	stopOther()
	// CHECK-NEXT: 1
	fmt.Println(len(calling.fs))
	calling.err = why
	calling.fs[0]()
	// CHECK-NEXT: enough / enough
	show(child)
	stop()

	// CHECK-NEXT: context.Background.WithCancel.WithValue(type main.key, val <not Stringer>).WithoutCancel
	child, stop = context.WithCancel(background)
	fmt.Println(context.WithoutCancel(context.WithValue(child, key(1), 2)))
	stop()
}
