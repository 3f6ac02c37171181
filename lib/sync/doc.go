// Package sync has locks and other means by which goroutines wait for each
// other. Communication over channels is often the simpler way.
//
// Values of the types of this package must not be copied after their first
// use: who waits is found by the address.
package sync
