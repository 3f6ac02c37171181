package runtime

import "unsafe"

// The functions that compiled code and the native runtime call when an
// operation fails. The native runtime does the panicking itself
// (runtime.gopanic); here are the values and their texts.

// recordfault keeps what caused the fault, for the message of the panic.
func recordfault()

func panicmem() {
	recordfault()
	panic(memoryError)
}

func panicdivide() { panic(divideError) }
func panicshift()  { panic(shiftError) }

// panicbounds reports an index or slice expression out of range: x is the
// operand, y what it was compared with. The kinds of the go dialect are in the
// order of boundsErrorCode.
func panicbounds(x, y, kind, signed int) {
	panic(boundsError{x: int64(x), y: y, signed: signed != 0, code: boundsErrorCode(kind)})
}

func panicmakeslicelen() { panic(errorString("makeslice: len out of range")) }
func panicmakeslicecap() { panic(errorString("makeslice: cap out of range")) }
func panicgrowslice()    { panic(errorString("growslice: cap out of range")) }
func panicunsafeslice()  { panic(errorString("unsafe.Slice: len out of range")) }
func panicunsafestring() { panic(errorString("unsafe.String: len out of range")) }
func panicnilmap()       { panic(plainError("assignment to entry in nil map")) }
func panicgonil()        { throw("go of nil func value") }

// panicdottype reports that a value of type have is not of type want; static is
// the interface type of the operand.
func panicdottype(have, want, static unsafe.Pointer) {
	panic(&TypeAssertionError{static, have, want, ""})
}

// panicitab reports that a type lacks a method of an interface type. The type
// is nil for a nil interface.
func panicitab(inter, typ, missing unsafe.Pointer) {
	if typ == nil {
		panic(&TypeAssertionError{nil, nil, inter, ""})
	}
	name := ""
	if missing != nil {
		name = nameText(missing)
	}
	panic(&TypeAssertionError{nil, typ, inter, name})
}

func panicunhashable(typ unsafe.Pointer) {
	panic(errorString("hash of unhashable type " + typeString(typ)))
}

func panicuncomparable(typ unsafe.Pointer) {
	panic(errorString("comparing uncomparable type " + typeString(typ)))
}

func panicchan(code int) {
	switch code {
	case 0:
		panic(plainError("send on closed channel"))
	case 1:
		panic(plainError("close of nil channel"))
	case 2:
		panic(plainError("close of closed channel"))
	default:
		panic(plainError("makechan: size out of range"))
	}
}

// panicrangestate reports that an iterator function used the body of a range
// statement wrongly. The states are those of the compiler's RangeFunc.cpp.
func panicrangestate(state int) {
	switch state {
	case 0:
		panic(errorString("range function continued iteration after function for loop body returned false"))
	case 2:
		panic(errorString("range function continued iteration after loop body panic"))
	case 3:
		panic(errorString("range function continued iteration after whole loop exit"))
	default:
		panic(errorString("range function recovered a loop body panic and did not resume panicking"))
	}
}

// panicwrap reports that the method of a value was called through a nil
// pointer. The wrapper that found out is the caller: pkg.(*T).method.
func panicwrap() {
	name := callerName()
	open, end := -1, -1
	for i := 0; i < len(name); i++ {
		if name[i] == '(' && open < 0 {
			open = i
		}
		if name[i] == ')' {
			end = i
		}
	}
	if open < 1 || end+2 > len(name) || end < open+2 {
		panic(memoryError)
	}
	pkg, typ, method := name[:open-1], name[open+2:end], name[end+2:]
	panic(plainError("value method " + pkg + "." + typ + "." + method + " called using nil *" + typ + " pointer"))
}

// callerName returns the name of the function that called the caller.
func callerName() string

// nameText returns the text of an encoded name of a descriptor.
func nameText(name unsafe.Pointer) string

// throw ends the program with "fatal error: text" and tracebacks.
func throw(text string)

// preprintpanic returns what a panic's value says of itself, as a string, or
// the value. The native runtime calls it before it prints an uncaught panic.
func preprintpanic(v any) any {
	defer func() {
		const text = "panic while printing panic value"
		switch r := recover().(type) {
		case nil:
		case string:
			throw(text + ": " + r)
		default:
			throw(text + ": type " + typeString(efaceOf(&r).typ))
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case stringer:
		return v.String()
	}
	return v
}

type stringer interface{ String() string }

// eface is an interface value without methods, as it lies in memory.
type eface struct{ typ, data unsafe.Pointer }

func efaceOf(v *any) *eface { return (*eface)(unsafe.Pointer(v)) }

// printpanicval prints a panic's value behind "panic: ".
func printpanicval(v any) {
	switch v := v.(type) {
	case nil:
		print("nil")
	case bool:
		print(v)
	case int:
		print(v)
	case int8:
		print(v)
	case int16:
		print(v)
	case int32:
		print(v)
	case int64:
		print(v)
	case uint:
		print(v)
	case uint8:
		print(v)
	case uint16:
		print(v)
	case uint32:
		print(v)
	case uint64:
		print(v)
	case uintptr:
		print(v)
	case float32:
		print(v)
	case float64:
		print(v)
	case complex64:
		print(v)
	case complex128:
		print(v)
	case string:
		print(v)
	default:
		printOtherValue(efaceOf(&v))
	}
}

// typeKind returns the kind of a type, as reflect numbers them.
func typeKind(t unsafe.Pointer) int

// The kinds whose values are printed.
const (
	kindBool = 1 + iota
	kindInt
	kindInt8
	kindInt16
	kindInt32
	kindInt64
	kindUint
	kindUint8
	kindUint16
	kindUint32
	kindUint64
	kindUintptr
	kindFloat32
	kindFloat64
	kindComplex64
	kindComplex128
	kindFunc    = 19
	kindPointer = 22
	kindString  = 24
)

// printOtherValue prints values of named basic types with their type, and
// the address of others.
func printOtherValue(e *eface) {
	name := typeString(e.typ)
	p := e.data
	switch typeKind(e.typ) {
	case kindBool:
		print(name, "(", *(*bool)(p), ")")
	case kindInt, kindInt64:
		print(name, "(", *(*int64)(p), ")")
	case kindInt8:
		print(name, "(", *(*int8)(p), ")")
	case kindInt16:
		print(name, "(", *(*int16)(p), ")")
	case kindInt32:
		print(name, "(", *(*int32)(p), ")")
	case kindUint, kindUint64, kindUintptr:
		print(name, "(", *(*uint64)(p), ")")
	case kindUint8:
		print(name, "(", *(*uint8)(p), ")")
	case kindUint16:
		print(name, "(", *(*uint16)(p), ")")
	case kindUint32:
		print(name, "(", *(*uint32)(p), ")")
	case kindFloat32:
		print(name, "(", *(*float32)(p), ")")
	case kindFloat64:
		print(name, "(", *(*float64)(p), ")")
	case kindComplex64:
		print(name, *(*complex64)(p))
	case kindComplex128:
		print(name, *(*complex128)(p))
	case kindString:
		print(name, `("`, *(*string)(p), `")`)
	default:
		print("(", name, ") ", p)
	}
}
