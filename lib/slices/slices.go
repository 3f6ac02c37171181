// Package slices has functions for slices of any type.
//
// Functions that shorten a slice set to zero what is left over behind it, so
// that it keeps nothing from being collected.
package slices

import (
	"cmp"
	"unsafe"
)

// Equal reports whether two slices have the same elements.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i := range s1 {
		if s1[i] != s2[i] {
			return false
		}
	}
	return true
}

// EqualFunc is Equal with eq instead of ==.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if !eq(v, s2[i]) {
			return false
		}
	}
	return true
}

// Compare compares two slices by their first elements that differ, or by their
// lengths. The result is -1, 0 or +1, as that of cmp.Compare.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	for i, v := range s1 {
		if i >= len(s2) {
			return +1
		}
		if c := cmp.Compare(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// CompareFunc is Compare with a function that compares elements.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i, v := range s1 {
		if i >= len(s2) {
			return +1
		}
		if c := cmp(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// Index returns where v is first, or -1.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if s[i] == v {
			return i
		}
	}
	return -1
}

// IndexFunc returns the first index for whose element f returns true, or -1.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool { return Index(s, v) >= 0 }

// ContainsFunc reports whether f returns true for an element of s.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

// Insert puts the values at index i and moves what was there behind them. It
// panics if i is out of range.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:]
	m, n := len(v), len(s)
	if m == 0 {
		return s
	}
	if i == n {
		return append(s, v...)
	}
	if n+m > cap(s) {
		// append chooses the capacity.
		grown := append(s[:i:i], make(S, n+m-i)...)
		copy(grown[i:], v)
		copy(grown[i+m:], s[i:])
		return grown
	}
	if overlap(v, s[i:n+m]) {
		// Moving elements would change v. At the end nothing is moved yet.
		s = append(s, v...)
		rotate(s[i:], n-i)
		return s
	}
	s = s[:n+m]
	copy(s[i+m:], s[i:n])
	copy(s[i:], v)
	return s
}

// overlap reports whether two slices have memory in common.
func overlap[E any](a, b []E) bool {
	var e E
	if len(a) == 0 || len(b) == 0 || unsafe.Sizeof(e) == 0 {
		return false
	}
	return uintptr(unsafe.Pointer(&a[0])) <= uintptr(unsafe.Pointer(&b[len(b)-1])) &&
		uintptr(unsafe.Pointer(&b[0])) <= uintptr(unsafe.Pointer(&a[len(a)-1]))
}

// Delete removes s[i:j]. It panics if that is no slice of s.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	return cut(s, append(s[:i], s[j:]...))
}

// cut returns rest, which is what remains of the beginning of s, and clears
// what does not.
func cut[S ~[]E, E any](s, rest S) S {
	clear(s[len(rest):])
	return rest
}

// DeleteFunc removes the elements for which del returns true.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	// As long as nothing is removed, nothing is written.
	n := IndexFunc(s, del)
	if n < 0 {
		return s
	}
	for i := n + 1; i < len(s); i++ {
		if v := s[i]; !del(v) {
			s[n] = v
			n++
		}
	}
	return cut(s, s[:n])
}

// Replace puts the values in the place of s[i:j]. It panics if that is no slice
// of s.
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	if i == j {
		return Insert(s, i, v...)
	}
	rest := s[j:]
	n := i + len(v) + len(rest)
	if n > cap(s) {
		grown := append(s[:i:i], make(S, n-i)...)
		copy(grown[i:], v)
		copy(grown[i+len(v):], rest)
		return grown
	}
	if i+len(v) > j && overlap(v, s[j:n]) {
		// The rest moves to the right over a part of v.
		v = append([]E(nil), v...)
	}
	result := s[:n]
	if i+len(v) <= j {
		// The rest moves to the left, and v is in place before.
		copy(result[i:], v)
		copy(result[i+len(v):], rest)
		return cut(s, result)
	}
	copy(result[i+len(v):], rest)
	copy(result[i:], v)
	return result
}

// Clone returns a copy of s, nil for nil. It may have spare capacity.
func Clone[S ~[]E, E any](s S) S {
	return append(s[:0:0], s...)
}

// Compact keeps the first of each run of equal elements.
func Compact[S ~[]E, E comparable](s S) S {
	n := 1
	for ; n < len(s); n++ {
		if s[n] == s[n-1] {
			break
		}
	}
	if n >= len(s) {
		return s
	}
	for i := n + 1; i < len(s); i++ {
		if s[i] != s[i-1] {
			s[n] = s[i]
			n++
		}
	}
	return cut(s, s[:n])
}

// CompactFunc is Compact with eq instead of ==; it is called with an element
// that is kept and one that comes later.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) == 0 {
		return s
	}
	n := 1
	for i := 1; i < len(s); i++ {
		if eq(s[n-1], s[i]) {
			continue
		}
		if n != i {
			s[n] = s[i]
		}
		n++
	}
	return cut(s, s[:n])
}

// Grow makes room for n more elements. It panics if n is negative or too large.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if n -= cap(s) - len(s); n > 0 {
		s = append(s[:cap(s)], make([]E, n)...)[:len(s)]
	}
	return s
}

// Clip removes spare capacity.
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Reverse reverses the order of the elements.
func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// rotate moves the first n elements behind the others.
func rotate[E any](s []E, n int) {
	Reverse(s[:n])
	Reverse(s[n:])
	Reverse(s)
}

// Concat returns a new slice with the elements of all.
func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		if size += len(s); size < 0 {
			panic("len out of range")
		}
	}
	result := Grow[S](nil, size)
	for _, s := range slices {
		result = append(result, s...)
	}
	return result
}

// Repeat returns a new slice with the elements of x count times. It panics if
// count is negative or the result too long.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	const maxInt = int(^uint(0) >> 1)
	if len(x) > 0 && count > maxInt/len(x) {
		panic("the result of (len(x) * count) overflows")
	}
	result := make(S, len(x)*count)
	// What is there already is the source of the next copy.
	for n := copy(result, x); n < len(result); n *= 2 {
		copy(result[n:], result[:n])
	}
	return result
}
