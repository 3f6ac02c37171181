package runtime

import "unsafe"

// What reflect and internal/reflectlite ask of types, maps and channels. An
// offset is the distance from the start of the image, 0 without one; those that
// reflect adds are negative.

// The functions that compiled code calls, in its types.

func newobject(typ unsafe.Pointer) unsafe.Pointer
func newarray(typ unsafe.Pointer, n int) unsafe.Pointer
func typedmemmove(typ, dst, src unsafe.Pointer)
func typedmemclr(typ, dst unsafe.Pointer)
func typedslicecopy(elem, dst, src unsafe.Pointer, n int)
func getitab(inter, typ unsafe.Pointer, canFail int) unsafe.Pointer
func typehash(typ, p unsafe.Pointer, seed int) int
func makechan(typ unsafe.Pointer, size int) unsafe.Pointer
func chansend1(ch, elem unsafe.Pointer)
func chanrecv2(ch, elem unsafe.Pointer) int
func closechan(ch unsafe.Pointer)
func selectnbsend(ch, elem unsafe.Pointer) int
func selectnbrecv(elem, ch unsafe.Pointer) (selected, received int)
func selectgo(cases, order unsafe.Pointer, sends, recvs, block int) (chosen, received int)
func makemap(typ unsafe.Pointer, size int) unsafe.Pointer
func mapaccess2(typ, m, key unsafe.Pointer) (unsafe.Pointer, int)
func mapassign(typ, m, key unsafe.Pointer) unsafe.Pointer
func mapdelete(typ, m, key unsafe.Pointer)
func mapiterinit(typ, m, it unsafe.Pointer)
func mapiternext(it unsafe.Pointer)

// moveBytes is memmove.
func moveBytes(dst, src unsafe.Pointer, n int)
func clearBytes(p unsafe.Pointer, n int)

// resolveOffset returns the target of a positive offset.
func resolveOffset(off int) unsafe.Pointer

// offsetBase returns the address that offsets count from.
func offsetBase() unsafe.Pointer

// mapElem returns the type of a map type's elements.
func mapElem(typ unsafe.Pointer) unsafe.Pointer

//
// Types and offsets.
//

var (
	reflectTargets []unsafe.Pointer         // offset -1-i
	reflectOffsets map[unsafe.Pointer]int32 // the reverse
)

func resolve(off int32) unsafe.Pointer {
	if off < 0 {
		if i := int(-1 - off); i < len(reflectTargets) {
			return reflectTargets[i]
		}
		return nil
	}
	return resolveOffset(int(off))
}

//go:linkname reflect_resolveNameOff reflect.resolveNameOff
func reflect_resolveNameOff(module unsafe.Pointer, off int32) unsafe.Pointer { return resolve(off) }

//go:linkname reflect_resolveTypeOff reflect.resolveTypeOff
func reflect_resolveTypeOff(typ unsafe.Pointer, off int32) unsafe.Pointer {
	if off == -1 {
		return nil
	}
	return resolve(off)
}

//go:linkname reflect_resolveTextOff reflect.resolveTextOff
func reflect_resolveTextOff(typ unsafe.Pointer, off int32) unsafe.Pointer {
	if off == -1 || off == 0 {
		f := unreachableMethod
		return **(**unsafe.Pointer)(unsafe.Pointer(&f))
	}
	return resolve(off)
}

func unreachableMethod() { throw("unreachable method called. linker bug?") }

//go:linkname reflectlite_resolveNameOff internal/reflectlite.resolveNameOff
func reflectlite_resolveNameOff(module unsafe.Pointer, off int32) unsafe.Pointer { return resolve(off) }

//go:linkname reflectlite_resolveTypeOff internal/reflectlite.resolveTypeOff
func reflectlite_resolveTypeOff(typ unsafe.Pointer, off int32) unsafe.Pointer {
	return reflect_resolveTypeOff(typ, off)
}

// reflect_addReflectOff gives a pointer an offset. -1 stands for a method that
// was removed, so they begin with -2.
//
//go:linkname reflect_addReflectOff reflect.addReflectOff
func reflect_addReflectOff(ptr unsafe.Pointer) int32 {
	if off, ok := reflectOffsets[ptr]; ok {
		return off
	}
	if reflectOffsets == nil {
		reflectOffsets = make(map[unsafe.Pointer]int32)
		reflectTargets = append(reflectTargets, nil)
	}
	reflectTargets = append(reflectTargets, ptr)
	off := int32(-len(reflectTargets))
	reflectOffsets[ptr] = off
	return off
}

//go:linkname reflect_typehash reflect.typehash
func reflect_typehash(t, p unsafe.Pointer, h uintptr) uintptr {
	return uintptr(typehash(t, p, int(h)))
}

//go:linkname reflect_ifaceE2I reflect.ifaceE2I
func reflect_ifaceE2I(inter unsafe.Pointer, e eface, dst *eface) {
	if e.typ == nil {
		panic(&TypeAssertionError{nil, nil, inter, ""})
	}
	dst.typ = getitab(inter, e.typ, 0)
	dst.data = e.data
}

//go:linkname reflectlite_ifaceE2I internal/reflectlite.ifaceE2I
func reflectlite_ifaceE2I(inter unsafe.Pointer, e eface, dst *eface) {
	reflect_ifaceE2I(inter, e, dst)
}

//
// Memory.
//

//go:linkname reflect_unsafe_New reflect.unsafe_New
func reflect_unsafe_New(typ unsafe.Pointer) unsafe.Pointer { return newobject(typ) }

//go:linkname reflectlite_unsafe_New internal/reflectlite.unsafe_New
func reflectlite_unsafe_New(typ unsafe.Pointer) unsafe.Pointer { return newobject(typ) }

//go:linkname reflect_unsafe_NewArray reflect.unsafe_NewArray
func reflect_unsafe_NewArray(typ unsafe.Pointer, n int) unsafe.Pointer {
	if size := *(*uintptr)(typ); n < 0 || size != 0 && uintptr(n) > 1<<48/size {
		panic(plainError("runtime: allocation size out of range"))
	}
	return newarray(typ, n)
}

//go:linkname reflect_typedmemmove reflect.typedmemmove
func reflect_typedmemmove(typ, dst, src unsafe.Pointer) { typedmemmove(typ, dst, src) }

//go:linkname reflectlite_typedmemmove internal/reflectlite.typedmemmove
func reflectlite_typedmemmove(typ, dst, src unsafe.Pointer) { typedmemmove(typ, dst, src) }

//go:linkname reflect_typedmemclr reflect.typedmemclr
func reflect_typedmemclr(typ, ptr unsafe.Pointer) { typedmemclr(typ, ptr) }

// The next two are for parts of a value; the parts are whole words where there
// are pointers.

//go:linkname reflect_typedmemmovepartial reflect.typedmemmovepartial
func reflect_typedmemmovepartial(typ, dst, src unsafe.Pointer, off, size uintptr) {
	moveBytes(dst, src, int(size))
}

//go:linkname reflect_typedmemclrpartial reflect.typedmemclrpartial
func reflect_typedmemclrpartial(typ, ptr unsafe.Pointer, off, size uintptr) {
	clearBytes(ptr, int(size))
}

//go:linkname reflect_memmove reflect.memmove
func reflect_memmove(to, from unsafe.Pointer, n uintptr) { moveBytes(to, from, int(n)) }

type slice struct {
	array    unsafe.Pointer
	len, cap int
}

//go:linkname reflect_typedslicecopy reflect.typedslicecopy
func reflect_typedslicecopy(elem unsafe.Pointer, dst, src slice) int {
	n := dst.len
	if n > src.len {
		n = src.len
	}
	if n > 0 && dst.array != src.array {
		typedslicecopy(elem, dst.array, src.array, n)
	}
	return n
}

// reflect_verifyNotInHeapPtr: which types are not in the heap is not known.
//
//go:linkname reflect_verifyNotInHeapPtr reflect.verifyNotInHeapPtr
func reflect_verifyNotInHeapPtr(p uintptr) bool { return true }

//
// Maps.
//

func countOf(p unsafe.Pointer) int {
	if p == nil {
		return 0
	}
	return *(*int)(p)
}

//go:linkname reflect_maplen reflect.maplen
func reflect_maplen(m unsafe.Pointer) int { return countOf(m) }

//go:linkname reflectlite_maplen internal/reflectlite.maplen
func reflectlite_maplen(m unsafe.Pointer) int { return countOf(m) }

//go:linkname reflect_makemap reflect.makemap
func reflect_makemap(typ unsafe.Pointer, size int) unsafe.Pointer { return makemap(typ, size) }

//go:linkname reflect_mapaccess reflect.mapaccess
func reflect_mapaccess(typ, m, key unsafe.Pointer) unsafe.Pointer {
	elem, found := mapaccess2(typ, m, key)
	if found == 0 {
		return nil
	}
	return elem
}

//go:linkname reflect_mapaccess_faststr reflect.mapaccess_faststr
func reflect_mapaccess_faststr(typ, m unsafe.Pointer, key string) unsafe.Pointer {
	return reflect_mapaccess(typ, m, unsafe.Pointer(&key))
}

//go:linkname reflect_mapassign reflect.mapassign
func reflect_mapassign(typ, m, key, elem unsafe.Pointer) {
	typedmemmove(mapElem(typ), mapassign(typ, m, key), elem)
}

//go:linkname reflect_mapassign_faststr reflect.mapassign_faststr
func reflect_mapassign_faststr(typ, m unsafe.Pointer, key string, elem unsafe.Pointer) {
	typedmemmove(mapElem(typ), mapassign(typ, m, unsafe.Pointer(&key)), elem)
}

//go:linkname reflect_mapdelete reflect.mapdelete
func reflect_mapdelete(typ, m, key unsafe.Pointer) { mapdelete(typ, m, key) }

//go:linkname reflect_mapdelete_faststr reflect.mapdelete_faststr
func reflect_mapdelete_faststr(typ, m unsafe.Pointer, key string) {
	mapdelete(typ, m, unsafe.Pointer(&key))
}

//go:linkname reflect_mapiterinit reflect.mapiterinit
func reflect_mapiterinit(typ, m, it unsafe.Pointer) { mapiterinit(typ, m, it) }

//go:linkname reflect_mapiternext reflect.mapiternext
func reflect_mapiternext(it unsafe.Pointer) { mapiternext(it) }

//go:linkname reflect_mapiterkey reflect.mapiterkey
func reflect_mapiterkey(it *[2]unsafe.Pointer) unsafe.Pointer { return it[0] }

//go:linkname reflect_mapiterelem reflect.mapiterelem
func reflect_mapiterelem(it *[2]unsafe.Pointer) unsafe.Pointer { return it[1] }

//
// Channels.
//

//go:linkname reflect_chanlen reflect.chanlen
func reflect_chanlen(ch unsafe.Pointer) int { return countOf(ch) }

//go:linkname reflectlite_chanlen internal/reflectlite.chanlen
func reflectlite_chanlen(ch unsafe.Pointer) int { return countOf(ch) }

//go:linkname reflect_chancap reflect.chancap
func reflect_chancap(ch unsafe.Pointer) int {
	if ch == nil {
		return 0
	}
	return (*[2]int)(ch)[1]
}

//go:linkname reflect_makechan reflect.makechan
func reflect_makechan(typ unsafe.Pointer, size int) unsafe.Pointer { return makechan(typ, size) }

//go:linkname reflect_chanclose reflect.chanclose
func reflect_chanclose(ch unsafe.Pointer) { closechan(ch) }

//go:linkname reflect_chansend reflect.chansend
func reflect_chansend(ch, elem unsafe.Pointer, nonBlocking bool) bool {
	if nonBlocking {
		return selectnbsend(ch, elem) != 0
	}
	chansend1(ch, elem)
	return true
}

//go:linkname reflect_chanrecv reflect.chanrecv
func reflect_chanrecv(ch unsafe.Pointer, nonBlocking bool, elem unsafe.Pointer) (selected, received bool) {
	if nonBlocking {
		s, r := selectnbrecv(elem, ch)
		return s != 0, r != 0
	}
	return true, chanrecv2(ch, elem) != 0
}

// runtimeSelect is reflect's description of a case.
type runtimeSelect struct {
	dir int // 1 send, 2 receive, 3 default
	typ unsafe.Pointer
	ch  unsafe.Pointer
	val unsafe.Pointer
}

type selectCase struct{ ch, elem unsafe.Pointer }

//go:linkname reflect_rselect reflect.rselect
func reflect_rselect(cases []runtimeSelect) (int, bool) {
	if len(cases) == 0 {
		select {}
	}
	// Sends first, as selectgo wants them.
	list := make([]selectCase, 0, len(cases))
	from := make([]int, 0, len(cases))
	sends, defaultCase, block := 0, -1, 1
	for dir := 1; dir <= 3; dir++ {
		for i, c := range cases {
			if c.dir != dir {
				continue
			}
			if dir == 3 {
				defaultCase, block = i, 0
				continue
			}
			if dir == 1 {
				sends++
			}
			list = append(list, selectCase{c.ch, c.val})
			from = append(from, i)
		}
	}
	if len(list) == 0 {
		if block != 0 {
			select {}
		}
		return defaultCase, false
	}
	order := make([]uint16, 2*len(list))
	chosen, received := selectgo(unsafe.Pointer(&list[0]), unsafe.Pointer(&order[0]), sends, len(list)-sends, block)
	if chosen < 0 {
		return defaultCase, false
	}
	return from[chosen], received != 0
}

// typeLink returns the i-th of the unnamed composite types that the compiler
// has described, ordered by their texts, or nil.
func typeLink(i int) unsafe.Pointer

//go:linkname reflect_typelinks reflect.typelinks
func reflect_typelinks() (sections []unsafe.Pointer, offsets [][]int32) {
	base := offsetBase()
	var list []int32
	for i := 0; ; i++ {
		t := typeLink(i)
		if t == nil {
			break
		}
		list = append(list, int32(uintptr(t)-uintptr(base)))
	}
	return []unsafe.Pointer{base}, [][]int32{list}
}

// pointerWords sets mask[i] for each of the n words of a zero object in the
// heap that the collector takes for a pointer.
func pointerWords(object unsafe.Pointer, mask *byte, n int)

// typeBytes returns the size of a type and of its part with pointers.
func typeBytes(typ unsafe.Pointer) (size, pointers uintptr) {
	t := (*[2]uintptr)(typ)
	return t[0], t[1]
}

//go:linkname reflect_gcbits reflect.gcbits
func reflect_gcbits(x any) []byte {
	e := (*eface)(unsafe.Pointer(&x))
	// The element type comes behind the part that all descriptors have.
	size, pointers := typeBytes(*(*unsafe.Pointer)(unsafe.Add(e.typ, 48)))
	mask := make([]byte, size/8)
	if len(mask) > 0 {
		pointerWords(e.data, &mask[0], len(mask))
	}
	for len(mask) > int(pointers/8) && mask[len(mask)-1] == 0 {
		mask = mask[:len(mask)-1]
	}
	return mask
}
