package runtime

import _ "unsafe"

// There is no poller yet: internal/poll is told that a file cannot be waited
// for, and does blocking system calls, as it does for files on disk.

const errorPerm = 1 // syscall.EPERM, as epoll says of such files

//go:linkname poll_pollServerInit internal/poll.runtime_pollServerInit
func poll_pollServerInit() {}

//go:linkname poll_pollOpen internal/poll.runtime_pollOpen
func poll_pollOpen(fd uintptr) (uintptr, int) { return 0, errorPerm }

//go:linkname poll_isPollServerDescriptor internal/poll.runtime_isPollServerDescriptor
func poll_isPollServerDescriptor(fd uintptr) bool { return false }

// None of these is called without a file that pollOpen has accepted.

func noPoller() { throw("internal/poll: no poller") }

//go:linkname poll_pollClose internal/poll.runtime_pollClose
func poll_pollClose(ctx uintptr) { noPoller() }

//go:linkname poll_pollReset internal/poll.runtime_pollReset
func poll_pollReset(ctx uintptr, mode int) int {
	noPoller()
	return 0
}

//go:linkname poll_pollWait internal/poll.runtime_pollWait
func poll_pollWait(ctx uintptr, mode int) int {
	noPoller()
	return 0
}

//go:linkname poll_pollWaitCanceled internal/poll.runtime_pollWaitCanceled
func poll_pollWaitCanceled(ctx uintptr, mode int) { noPoller() }

//go:linkname poll_pollSetDeadline internal/poll.runtime_pollSetDeadline
func poll_pollSetDeadline(ctx uintptr, d int64, mode int) { noPoller() }

//go:linkname poll_pollUnblock internal/poll.runtime_pollUnblock
func poll_pollUnblock(ctx uintptr) { noPoller() }
