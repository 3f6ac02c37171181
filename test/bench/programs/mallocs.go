package main

import "runtime"

// main runs the benchmark and prints, besides its check sum, how many objects
// it allocated.
func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	sum := run()
	runtime.ReadMemStats(&after)
	println("sum", sum)
	println("mallocs", after.Mallocs-before.Mallocs)
}
