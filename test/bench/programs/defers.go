package main

type lock struct{ held, times int }

func (l *lock) acquire() { l.held++ }
func (l *lock) release() { l.held--; l.times++ }

//go:noinline
func critical(l *lock, n int) int {
	l.acquire()
	defer l.release()
	if n&1 == 0 {
		return n
	}
	return n + l.held
}

//go:noinline
func recovers(n int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r = n
		}
	}()
	if n%1000 == 0 {
		panic("now and then")
	}
	return 1
}

func run() int {
	var l lock
	sum := 0
	for i := 0; i < 100000000; i++ {
		sum += critical(&l, i)
	}
	for i := 0; i < 1000000; i++ {
		sum += recovers(i)
	}
	return sum + l.times
}
