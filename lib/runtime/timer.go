package runtime

import _ "unsafe"

// Timers. A goroutine of the runtime sleeps until the first of them is due and
// then calls its function. The timers are a binary heap, ordered by when.

// timer has the layout of time.runtimeTimer.
type timer struct {
	index    uintptr // place in timers and 1; 0: not armed
	when     int64
	period   int64
	f        func(arg any, seq uintptr)
	arg      any
	seq      uintptr
	nextwhen int64
	status   uint32
}

var (
	timers        []*timer
	timersRunning bool       // the goroutine exists
	timersSema    uint32 = 1 // guards all of it
)

// nanotime is the monotonic clock, never 0.
func nanotime() int64

// walltime is the time since 1970.
func walltime() (sec, nsec int64)

// sleepTimers lets the goroutine of the timers sleep: until a time, for ever if
// that is 0, or until a call of wakeTimers.
func sleepTimers(until int64)
func wakeTimers()

// semasleep waits until it can take one from the counter, semawake adds one.
func semasleep(counter *uint32)
func semawake(counter *uint32)

func lockTimers()   { semasleep(&timersSema) }
func unlockTimers() { semawake(&timersSema) }

func runTimers() {
	for {
		lockTimers()
		now, next := nanotime(), int64(0)
		var due *timer
		if len(timers) > 0 {
			due, next = timers[0], timers[0].when
		}
		if due == nil || next > now {
			unlockTimers()
			sleepTimers(next)
			continue
		}
		f, arg, seq := due.f, due.arg, due.seq
		if due.period > 0 {
			due.when += due.period * (1 + (now-due.when)/due.period)
			if due.when < 0 {
				due.when = 1<<63 - 1
			}
			siftDown(0)
		} else {
			removeTimer(due)
		}
		unlockTimers()
		f(arg, seq)
	}
}

func setTimer(i int, t *timer) {
	timers[i] = t
	t.index = uintptr(i) + 1
}

func siftUp(i int) {
	t := timers[i]
	for i > 0 {
		parent := (i - 1) / 2
		if timers[parent].when <= t.when {
			break
		}
		setTimer(i, timers[parent])
		i = parent
	}
	setTimer(i, t)
}

func siftDown(i int) {
	t := timers[i]
	for {
		child := 2*i + 1
		if child >= len(timers) {
			break
		}
		if child+1 < len(timers) && timers[child+1].when < timers[child].when {
			child++
		}
		if t.when <= timers[child].when {
			break
		}
		setTimer(i, timers[child])
		i = child
	}
	setTimer(i, t)
}

// The lock is held in these two.

func addTimer(t *timer) {
	if t.when < 0 {
		t.when = 1<<63 - 1
	}
	timers = append(timers, t)
	siftUp(len(timers) - 1)
	if !timersRunning {
		timersRunning = true
		go runTimers()
	} else if timers[0] == t {
		wakeTimers()
	}
}

// removeTimer reports whether t was armed.
func removeTimer(t *timer) bool {
	if t.index == 0 {
		return false
	}
	i, last := int(t.index-1), len(timers)-1
	t.index = 0
	moved := timers[last]
	timers[last] = nil
	timers = timers[:last]
	if i != last {
		setTimer(i, moved)
		siftUp(i)
		siftDown(int(moved.index - 1))
	}
	return true
}

//go:linkname startTimer time.startTimer
func startTimer(t *timer) {
	lockTimers()
	addTimer(t)
	unlockTimers()
}

//go:linkname stopTimer time.stopTimer
func stopTimer(t *timer) bool {
	lockTimers()
	pending := removeTimer(t)
	unlockTimers()
	return pending
}

//go:linkname resetTimer time.resetTimer
func resetTimer(t *timer, when int64) bool {
	lockTimers()
	pending := removeTimer(t)
	t.when = when
	addTimer(t)
	unlockTimers()
	return pending
}

//go:linkname modTimer time.modTimer
func modTimer(t *timer, when, period int64, f func(any, uintptr), arg any, seq uintptr) {
	lockTimers()
	removeTimer(t)
	t.when, t.period, t.f, t.arg, t.seq = when, period, f, arg, seq
	addTimer(t)
	unlockTimers()
}

func wakeSleeper(arg any, _ uintptr) { semawake(arg.(*uint32)) }

//go:linkname time_Sleep time.Sleep
func time_Sleep(ns int64) {
	if ns <= 0 {
		return
	}
	done := new(uint32)
	when := nanotime() + ns
	if when < 0 {
		when = 1<<63 - 1
	}
	startTimer(&timer{when: when, f: wakeSleeper, arg: done})
	semasleep(done)
}

//go:linkname time_now time.now
func time_now() (sec int64, nsec int32, mono int64) {
	s, n := walltime()
	return s, int32(n), nanotime()
}
