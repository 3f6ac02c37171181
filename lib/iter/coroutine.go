package iter

import "runtime"

// A coroutine is a function that can be left in the middle and continued. It
// runs in a goroutine of its own, but only while the one that resumed it waits:
// the two take turns, and what one has written the other sees.
type coroutine struct {
	body  func(suspend func() bool)
	state coState
	// The turn goes to the body through enter, and back through leave.
	enter, leave chan struct{}
	stopping     bool
	panicked     any  // what the body panicked with
	exited       bool // it called runtime.Goexit
}

type coState int

const (
	fresh coState = iota
	suspended
	running
	done
)

func newCoroutine(body func(suspend func() bool)) *coroutine {
	return &coroutine{body: body, enter: make(chan struct{}), leave: make(chan struct{})}
}

// run is the goroutine.
func (c *coroutine) run() {
	returned := false
	defer func() {
		if !returned {
			c.panicked = recover()
			c.exited = c.panicked == nil
		}
		c.state = done
		c.leave <- struct{}{}
	}()
	c.body(c.suspend)
	returned = true
}

// suspend is called by the body: it returns when the coroutine is resumed, and
// false if that is for the last time.
func (c *coroutine) suspend() bool {
	switch c.state {
	case done:
		return false
	case suspended:
		panic("iter.Pull: yield called again before next")
	}
	if c.stopping {
		return false
	}
	c.state = suspended
	c.leave <- struct{}{}
	<-c.enter
	return !c.stopping
}

// resume lets the body run until it is suspended or ends. False if it has
// ended.
func (c *coroutine) resume() bool {
	switch c.state {
	case done:
		return false
	case running:
		panic("iter.Pull: next or stop called again before yield")
	case fresh:
		c.state = running
		go c.run()
	case suspended:
		c.state = running
		c.enter <- struct{}{}
	}
	<-c.leave
	if c.state != done {
		return true
	}
	if p := c.panicked; p != nil {
		c.panicked = nil
		panic(p)
	}
	if c.exited {
		c.exited = false
		runtime.Goexit()
	}
	return false
}

func (c *coroutine) stop() {
	c.stopping = true
	switch c.state {
	case fresh:
		c.state = done
	case suspended, running:
		c.resume()
	}
}
