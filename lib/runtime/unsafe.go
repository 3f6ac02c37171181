package runtime

import "unsafe"

// unsafeslice checks the arguments of unsafe.Slice: len elements of the given
// size from ptr on must be memory that can exist.
func unsafeslice(size uintptr, ptr unsafe.Pointer, len int) {
	if len < 0 {
		panic(errorString("unsafe.Slice: len out of range"))
	}
	if size == 0 || len == 0 {
		if ptr == nil && len != 0 {
			panic(errorString("unsafe.Slice: ptr is nil and len is not zero"))
		}
		return
	}
	if ptr == nil {
		panic(errorString("unsafe.Slice: ptr is nil and len is not zero"))
	}
	if uintptr(len) > -uintptr(ptr)/size {
		panic(errorString("unsafe.Slice: len out of range"))
	}
}

// unsafestring does the same for unsafe.String, whose size is 1.
func unsafestring(size uintptr, ptr unsafe.Pointer, len int) {
	if len < 0 {
		panic(errorString("unsafe.String: len out of range"))
	}
	if ptr == nil && len != 0 {
		panic(errorString("unsafe.String: ptr is nil and len is not zero"))
	}
	if ptr != nil && uintptr(len) > -uintptr(ptr) {
		panic(errorString("unsafe.String: len out of range"))
	}
}
