// Package bytealg has the searches and comparisons of bytes that packages
// strings, bytes and others are built on. The work is done by the native
// runtime.
package bytealg

import "unsafe"

// MaxLen is the length of the longest needle that Index and IndexString take.
const MaxLen = 63

// MaxBruteForce is the length of a haystack up to which callers should not try
// anything before Index.
const MaxBruteForce = 64

// Cutover returns how many false hits of IndexByte callers should accept before
// they turn to Index, after n bytes were searched.
func Cutover(n int) int { return (n + 16) / 8 }

func indexByte(p *byte, n int, c int) int
func indexBytes(p *byte, n int, needle *byte, needleLen int) int
func countByte(p *byte, n int, c int) int
func compare(p *byte, n int, q *byte, m int) int

func ofBytes(b []byte) *byte  { return *(**byte)(unsafe.Pointer(&b)) }
func ofString(s string) *byte { return *(**byte)(unsafe.Pointer(&s)) }

// IndexByte returns the index of the first c in b, or -1.
func IndexByte(b []byte, c byte) int { return indexByte(ofBytes(b), len(b), int(c)) }

// IndexByteString returns the index of the first c in s, or -1.
func IndexByteString(s string, c byte) int { return indexByte(ofString(s), len(s), int(c)) }

// Index returns the index of the first b in a, or -1.
func Index(a, b []byte) int { return indexBytes(ofBytes(a), len(a), ofBytes(b), len(b)) }

// IndexString returns the index of the first b in a, or -1.
func IndexString(a, b string) int { return indexBytes(ofString(a), len(a), ofString(b), len(b)) }

// Count returns how often c occurs in b.
func Count(b []byte, c byte) int { return countByte(ofBytes(b), len(b), int(c)) }

// CountString returns how often c occurs in s.
func CountString(s string, c byte) int { return countByte(ofString(s), len(s), int(c)) }

// Compare compares byte by byte; the result is -1, 0 or +1.
func Compare(a, b []byte) int { return compare(ofBytes(a), len(a), ofBytes(b), len(b)) }

// Equal reports whether a and b have the same bytes.
func Equal(a, b []byte) bool { return string(a) == string(b) }
