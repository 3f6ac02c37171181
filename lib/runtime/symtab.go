package runtime

// Frame is what Frames tells about one call.
type Frame struct {
	// PC is an address in the call instruction's function; 0 for a frame
	// that is no code.
	PC uintptr

	// Func is nil for a function that was inlined or is not written in Go.
	Func *Func

	// Function is the name with the import path, or "".
	Function string

	// File and Line are the place of the call, "" and 0 if not known.
	File string
	Line int

	// Entry is the address of the function, 0 if not known.
	Entry uintptr
}

// Frames turns the addresses that Callers stores into Frame values.
type Frames struct {
	callers []uintptr // not yet looked up
	frames  []Frame   // looked up, not yet returned
}

// CallersFrames prepares to give one Frame after the other for what Callers
// stored. Addresses must not be left out or changed in between: an address
// can stand for several calls, if some were inlined.
func CallersFrames(callers []uintptr) *Frames {
	return &Frames{callers: callers}
}

// Next returns the next frame, and whether there are more behind it. After the
// last one it returns a zero Frame.
func (f *Frames) Next() (frame Frame, more bool) {
	// One frame ahead, to know whether there is more.
	for len(f.frames) < 2 && len(f.callers) > 0 {
		for i := 0; ; i++ {
			var next Frame
			if frameAt(f.callers[0], i, &next) == 0 {
				break
			}
			f.frames = append(f.frames, next)
		}
		f.callers = f.callers[1:]
	}
	if len(f.frames) == 0 {
		return Frame{}, false
	}
	frame = f.frames[0]
	f.frames = f.frames[1:]
	return frame, len(f.frames) > 0
}

// frameAt describes the i-th of the calls that a return address stands for, the
// innermost first: more than one if calls were inlined there, none for an
// address that is not in Go code. It returns 0 if there is no i-th.
func frameAt(pc uintptr, i int, f *Frame) int

// Func is a function of the program.
type Func struct {
	opaque struct{} // the native runtime's tables are behind the pointer
}

// FuncForPC returns the function that holds an address, or nil. For an
// address where functions were inlined it is the innermost of them.
func FuncForPC(pc uintptr) *Func

// Name returns the name with the import path, "" for nil.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return funcName(f)
}

// Entry returns the address of the function.
func (f *Func) Entry() uintptr { return funcEntry(f) }

// FileLine returns the place in the source text of an address of the function.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	return funcFileLine(f, pc)
}

func funcName(f *Func) string
func funcEntry(f *Func) uintptr
func funcFileLine(f *Func, pc uintptr) (file string, line int)

// Caller tells where a function on the calling goroutine's stack was called:
// with skip 0 where Caller was, with 1 where the caller of Caller was, and so on.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if Callers(skip+2, pcs[:]) < 1 { // 0 is Callers, 1 this function
		return
	}
	frame, _ := CallersFrames(pcs[:]).Next()
	return frame.PC, frame.File, frame.Line, frame.PC != 0
}

// Callers stores the return addresses of the calling goroutine's stack, without
// the first skip frames (0 is the frame of Callers itself), and returns how many
// it stored.
//
//go:noinline
func Callers(skip int, pc []uintptr) int { return callers(skip, pc) }

// callers is Callers; frame 0 is its caller.
func callers(skip int, pc []uintptr) int

// Stack prints the stack of the calling goroutine, or those of all of them,
// into buf and returns how many bytes it wrote.
//
//go:noinline
func Stack(buf []byte, all bool) int {
	if all {
		return stack(buf, 1)
	}
	return stack(buf, 0)
}

func stack(buf []byte, all int) int
