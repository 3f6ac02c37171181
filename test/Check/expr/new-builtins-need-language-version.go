// RUN: %verify --flags "-lang=go1.19" %s
// min, max and clear came with go1.21, three functions of unsafe with go1.20.

package p

import "unsafe"

func f(m map[string]int, i int, b *byte, bs []byte, s string) {
	clear(m)                  // ERROR "clear requires go1\.21 or later \(-lang was set to go1\.19; check go\.mod\)"
	_ = min(i, 1)             // ERROR "built-in min requires go1\.21 or later"
	_ = max(i, 1)             // ERROR "built-in max requires go1\.21 or later"
	_ = unsafe.String(b, i)   // ERROR "unsafe\.String requires go1\.20 or later"
	_ = unsafe.StringData(s)  // ERROR "unsafe\.StringData requires go1\.20 or later"
	_ = unsafe.SliceData(bs)  // ERROR "unsafe\.SliceData requires go1\.20 or later"
}
