// RUN: %verify --flags "-lang=go1.20" %s
// Generic functions as arguments came with go1.21.

package p

func id[T any](x T) T { return x }

func apply(f func(int) int) {}

func f() {
	apply(id[int])
	apply(id) // ERROR "implicitly instantiated function as argument requires go1\.21 or later \(-lang was set to go1\.20; check go\.mod\)"
}
