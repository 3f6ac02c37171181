// Package context carries the end of an operation, by cancellation or deadline,
// and values that belong to it, through the functions that take part in it.
//
// A context is made from another one, its parent, and what ends the parent ends
// it too. Functions take it as their first parameter. WithCancel and the like
// return a function that ends the new context; until that is called or the
// parent ends, the parent refers to the child.
package context

import "time"

// A Context is what an operation runs in. Its methods may be called by many
// goroutines.
type Context interface {
	// Deadline returns when the context ends by itself; ok is false if it does
	// not.
	Deadline() (deadline time.Time, ok bool)
	// Done returns a channel that is closed when the context ends, or nil if it
	// never does.
	Done() <-chan struct{}
	// Err returns nil while Done is open, then why the context ended: Canceled
	// or DeadlineExceeded.
	Err() error
	// Value returns the value that the context has for a key, or nil. A package
	// keeps its keys apart from those of others by a type of its own.
	Value(key any) any
}

// A CancelFunc ends a context, without waiting for what runs in it. Calls after
// the first do nothing.
type CancelFunc func()

// A CancelCauseFunc is a CancelFunc that says why; a cause of nil stands for
// Canceled.
type CancelCauseFunc func(cause error)

// emptyContext never ends and has no values.
type emptyContext struct{}

func (emptyContext) Deadline() (deadline time.Time, ok bool) { return }
func (emptyContext) Done() <-chan struct{}                   { return nil }
func (emptyContext) Err() error                              { return nil }
func (emptyContext) Value(key any) any                       { return nil }

type backgroundContext struct{ emptyContext }

func (backgroundContext) String() string { return "context.Background" }

type todoContext struct{ emptyContext }

func (todoContext) String() string { return "context.TODO" }

// Background returns a context that never ends and has no values: the one at
// the top, for main, for tests and for what comes in from outside.
func Background() Context { return backgroundContext{} }

// TODO returns the same, for where it is not clear yet which context to use.
func TODO() Context { return todoContext{} }

func mustHaveParent(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

// WithoutCancel returns a context with parent's values that does not end when
// parent does.
func WithoutCancel(parent Context) Context {
	mustHaveParent(parent)
	return detachedContext{parent}
}

type detachedContext struct{ parent Context }

func (detachedContext) Deadline() (deadline time.Time, ok bool) { return }
func (detachedContext) Done() <-chan struct{}                   { return nil }
func (detachedContext) Err() error                              { return nil }
func (c detachedContext) Value(key any) any                     { return value(c, key) }
func (c detachedContext) String() string                        { return name(c.parent) + ".WithoutCancel" }
