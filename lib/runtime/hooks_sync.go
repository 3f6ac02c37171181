package runtime

import _ "unsafe"

//go:linkname sync_throw sync.throw
func sync_throw(s string) { throw(s) }

//go:linkname sync_fatal sync.fatal
func sync_fatal(s string) { throw(s) }

//go:linkname sync_registerPoolCleanup sync.runtime_registerPoolCleanup
func sync_registerPoolCleanup(f func()) { beforeCollection(f) }

// beforeCollection makes the collector call f at the start of each collection.
func beforeCollection(f func())
