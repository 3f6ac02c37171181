package runtime

import "unsafe"

// What internal/poll asks for: deadlines and closing. Waiting itself is done in
// the native runtime, which knows the events.

type pollSide struct {
	deadline timer
	armed    uintptr // which of its deadlines is in force
	expired  bool
}

type pollDesc struct {
	native  unsafe.Pointer
	lock    uint32 // semaphore; guards the rest
	closing bool
	sides   [2]pollSide // reading, writing
}

// The results that internal/poll understands.
const (
	pollNoError = iota
	pollClosing
	pollTimeout
)

var (
	// internal/poll holds its descriptors as integers.
	polls            = map[*pollDesc]struct{}{}
	pollsSema uint32 = 1
)

func netpollOpen(fd int) (desc unsafe.Pointer, errno int)
func netpollClose(desc unsafe.Pointer)
func netpollReset(desc unsafe.Pointer, side int)
func netpollWait(desc unsafe.Pointer, side int) (ready int)
func netpollWake(desc unsafe.Pointer, side int)
func netpollIsSet(fd int) int

func sideOf(mode int) int {
	if mode == 'w' {
		return 1
	}
	return 0
}

func toPollDesc(ctx uintptr) *pollDesc { return *(**pollDesc)(unsafe.Pointer(&ctx)) }

// state is what stands against reading or writing.
func (d *pollDesc) state(side int) int {
	semasleep(&d.lock)
	closing, expired := d.closing, d.sides[side].expired
	semawake(&d.lock)
	switch {
	case closing:
		return pollClosing
	case expired:
		return pollTimeout
	}
	return pollNoError
}

// setDeadline is called with the lock held. It reports whether the deadline has
// passed already.
func (d *pollDesc) setDeadline(side int, when int64) bool {
	s := &d.sides[side]
	stopTimer(&s.deadline)
	s.armed++
	s.expired = when < 0
	if when > 0 {
		s.deadline = timer{when: when, f: expireDeadline, arg: d, seq: s.armed<<1 | uintptr(side)}
		startTimer(&s.deadline)
	}
	return s.expired
}

// expireDeadline is the function of the timers.
func expireDeadline(arg any, seq uintptr) {
	d, side := arg.(*pollDesc), int(seq&1)
	semasleep(&d.lock)
	current := d.sides[side].armed == seq>>1
	if current {
		d.sides[side].expired = true
	}
	semawake(&d.lock)
	if current {
		netpollWake(d.native, side)
	}
}

//go:linkname poll_pollServerInit internal/poll.runtime_pollServerInit
func poll_pollServerInit() {}

//go:linkname poll_isPollServerDescriptor internal/poll.runtime_isPollServerDescriptor
func poll_isPollServerDescriptor(fd uintptr) bool { return netpollIsSet(int(fd)) != 0 }

//go:linkname poll_pollOpen internal/poll.runtime_pollOpen
func poll_pollOpen(fd uintptr) (uintptr, int) {
	native, errno := netpollOpen(int(fd))
	if errno != 0 {
		return 0, errno
	}
	d := &pollDesc{native: native, lock: 1}
	semasleep(&pollsSema)
	polls[d] = struct{}{}
	semawake(&pollsSema)
	return uintptr(unsafe.Pointer(d)), 0
}

//go:linkname poll_pollClose internal/poll.runtime_pollClose
func poll_pollClose(ctx uintptr) {
	d := toPollDesc(ctx)
	netpollClose(d.native)
	semasleep(&pollsSema)
	delete(polls, d)
	semawake(&pollsSema)
}

//go:linkname poll_pollReset internal/poll.runtime_pollReset
func poll_pollReset(ctx uintptr, mode int) int {
	d, side := toPollDesc(ctx), sideOf(mode)
	result := d.state(side)
	if result == pollNoError {
		netpollReset(d.native, side)
	}
	return result
}

//go:linkname poll_pollWait internal/poll.runtime_pollWait
func poll_pollWait(ctx uintptr, mode int) int {
	d, side := toPollDesc(ctx), sideOf(mode)
	for {
		if result := d.state(side); result != pollNoError {
			return result
		}
		if netpollWait(d.native, side) != 0 {
			return pollNoError
		}
	}
}

//go:linkname poll_pollWaitCanceled internal/poll.runtime_pollWaitCanceled
func poll_pollWaitCanceled(ctx uintptr, mode int) {
	d := toPollDesc(ctx)
	for netpollWait(d.native, sideOf(mode)) == 0 {
	}
}

// poll_pollSetDeadline sets a deadline at the time t from now; one that has
// passed if t is negative, none if it is 0. The mode is 'r', 'w' or their sum.
//
//go:linkname poll_pollSetDeadline internal/poll.runtime_pollSetDeadline
func poll_pollSetDeadline(ctx uintptr, t int64, mode int) {
	d := toPollDesc(ctx)
	if t > 0 {
		if t += nanotime(); t < 0 {
			t = 1<<63 - 1
		}
	}
	var wake [2]bool
	semasleep(&d.lock)
	if !d.closing {
		if mode != 'w' {
			wake[0] = d.setDeadline(0, t)
		}
		if mode != 'r' {
			wake[1] = d.setDeadline(1, t)
		}
	}
	semawake(&d.lock)
	for side, w := range wake {
		if w {
			netpollWake(d.native, side)
		}
	}
}

//go:linkname poll_pollUnblock internal/poll.runtime_pollUnblock
func poll_pollUnblock(ctx uintptr) {
	d := toPollDesc(ctx)
	semasleep(&d.lock)
	d.closing = true
	for side := range d.sides {
		stopTimer(&d.sides[side].deadline)
		d.sides[side].armed++
	}
	semawake(&d.lock)
	netpollWake(d.native, 0)
	netpollWake(d.native, 1)
}
