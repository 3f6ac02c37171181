package context

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// Canceled is what Err returns if a context was canceled.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is what Err returns if a context's deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// WithCancel returns a context that ends when cancel is called or parent ends.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a cancel that says why; Cause returns it.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

// Cause returns why c ended: the cause that was given, or what c.Err returns.
func Cause(c Context) error {
	if above, ok := c.Value(&cancelCtxKey).(*cancelCtx); ok {
		above.mu.Lock()
		cause := above.cause
		above.mu.Unlock()
		if cause != nil {
			return cause
		}
		// Either nothing has ended, or a context of somebody else's in between
		// ended on its own.
	}
	return c.Err()
}

// AfterFunc calls f in a new goroutine once ctx has ended. stop keeps that from
// happening, and reports whether it was in time; it does not wait for f.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := &afterFuncCtx{f: f}
	c.follow(ctx, c)
	return func() bool {
		stopped := false
		c.once.Do(func() { stopped = true })
		if stopped {
			c.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

// An afterFuncer is a context of somebody else's that can call functions when
// it ends: no goroutine has to wait for it.
type afterFuncer interface {
	AfterFunc(func()) func() bool
}

// A canceler is a child that a context ends when it ends itself.
type canceler interface {
	cancel(leave bool, err, cause error)
	Done() <-chan struct{}
}

// The key for which a cancelCtx returns itself, so that its descendants find
// it through contexts of other types.
var cancelCtxKey int

// closedChan is the Done channel of contexts that end before anybody asks.
var closedChan = make(chan struct{})

func init() { close(closedChan) }

// A cancelCtx can be ended, and ends its children with it.
type cancelCtx struct {
	Context // the parent

	done atomic.Value // of chan struct{}, made when first asked for

	mu       sync.Mutex
	children map[canceler]struct{} // nil after the end
	err      error                 // nil before the end
	cause    error
}

func newCancelCtx(parent Context) *cancelCtx {
	mustHaveParent(parent)
	c := &cancelCtx{}
	c.follow(parent, c)
	return c
}

func (c *cancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return c
	}
	return value(c.Context, key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	if d := c.done.Load(); d != nil {
		return d.(chan struct{})
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	d := c.done.Load()
	if d == nil {
		d = make(chan struct{})
		c.done.Store(d)
	}
	return d.(chan struct{})
}

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	err := c.err
	c.mu.Unlock()
	return err
}

func (c *cancelCtx) String() string { return name(c.Context) + ".WithCancel" }

// cancel ends c, and its children; cause nil stands for err. leave says that
// the parent need not know c any more (it may be what calls).
func (c *cancelCtx) cancel(leave bool, err, cause error) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err, c.cause = err, cause
	if d, ok := c.done.Load().(chan struct{}); ok {
		close(d)
	} else {
		c.done.Store(closedChan)
	}
	// Children lock themselves with c locked: locks are taken downwards.
	for child := range c.children {
		child.cancel(false, err, cause)
	}
	c.children = nil
	c.mu.Unlock()
	if leave {
		removeChild(c.Context, c)
	}
}

// parentCancelCtx returns the cancelCtx whose end is parent's. A context of
// another type in between may have a Done channel of its own: then there is
// none.
func parentCancelCtx(parent Context) (*cancelCtx, bool) {
	done := parent.Done()
	if done == nil || done == closedChan {
		return nil, false
	}
	p, ok := parent.Value(&cancelCtxKey).(*cancelCtx)
	if !ok {
		return nil, false
	}
	if own, _ := p.done.Load().(chan struct{}); own != done {
		return nil, false
	}
	return p, true
}

// removeChild makes parent forget child.
func removeChild(parent Context, child canceler) {
	if s, ok := parent.(stopContext); ok {
		s.stop()
		return
	}
	if p, ok := parentCancelCtx(parent); ok {
		p.mu.Lock()
		delete(p.children, child)
		p.mu.Unlock()
	}
}

// A stopContext is the parent of a context that an afterFuncer is to end.
type stopContext struct {
	Context
	stop func() bool
}

// goroutines counts those that follow started; for tests.
var goroutines int32

// follow makes parent c's, and lets its end be the end of child, which is c or
// has c in it.
func (c *cancelCtx) follow(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return // parent never ends
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p, ok := parentCancelCtx(parent); ok {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.err != nil {
			child.cancel(false, p.err, p.cause)
			return
		}
		if p.children == nil {
			p.children = make(map[canceler]struct{})
		}
		p.children[child] = struct{}{}
		return
	}
	if p, ok := parent.(afterFuncer); ok {
		c.mu.Lock()
		defer c.mu.Unlock()
		stop := p.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.Context = stopContext{parent, stop}
		return
	}
	atomic.AddInt32(&goroutines, 1)
	go func() {
		select {
		case <-done:
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

// An afterFuncCtx is not seen by anybody: it is a child that calls f when it is
// ended, unless its stop function was first.
type afterFuncCtx struct {
	cancelCtx
	once sync.Once
	f    func()
}

func (a *afterFuncCtx) cancel(leave bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if leave {
		removeChild(a.Context, a)
	}
	a.once.Do(func() { go a.f() })
}

// WithDeadline returns a context that ends at d, when cancel is called, or when
// parent ends.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with the cause that the context has if the
// deadline ends it. cancel does not set it.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	mustHaveParent(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.follow(parent, c)
	rest := time.Until(d)
	if rest <= 0 {
		c.cancel(true, DeadlineExceeded, cause)
		return c, func() { c.cancel(false, Canceled, nil) }
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.timer = time.AfterFunc(rest, func() { c.cancel(true, DeadlineExceeded, cause) })
	}
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithTimeout is WithDeadline for a time from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is WithDeadlineCause for a time from now.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// A timerCtx is a cancelCtx that a timer ends.
type timerCtx struct {
	cancelCtx
	timer    *time.Timer // guarded by mu
	deadline time.Time
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return name(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" +
		time.Until(c.deadline).String() + "])"
}

func (c *timerCtx) cancel(leave bool, err, cause error) {
	c.cancelCtx.cancel(false, err, cause)
	if leave {
		// c is the child that the parent knows, not the cancelCtx in it.
		removeChild(c.Context, c)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
}
