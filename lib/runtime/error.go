package runtime

import "unsafe"

// Error is implemented by the values that run-time panics carry.
type Error interface {
	error

	// RuntimeError does nothing; it tells run-time errors from others.
	RuntimeError()
}

// TypeAssertionError explains why a type assertion failed.
type TypeAssertionError struct {
	_interface    unsafe.Pointer // the interface's static type, or nil
	concrete      unsafe.Pointer // the dynamic type; nil for a nil interface
	asserted      unsafe.Pointer
	missingMethod string // one that concrete lacks, if asserted is an interface
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	static := "interface"
	if e._interface != nil {
		static = typeString(e._interface)
	}
	asserted := typeString(e.asserted)
	if e.concrete == nil {
		return "interface conversion: " + static + " is nil, not " + asserted
	}
	concrete := typeString(e.concrete)
	if e.missingMethod != "" {
		return "interface conversion: " + concrete + " is not " + asserted +
			": missing method " + e.missingMethod
	}
	text := "interface conversion: " + static + " is " + concrete + ", not " + asserted
	if concrete == asserted {
		// Two types that look alike: say what tells them apart.
		if typePkgPath(e.concrete) != typePkgPath(e.asserted) {
			text += " (types from different packages)"
		} else {
			text += " (types from different scopes)"
		}
	}
	return text
}

// typeString returns what a type descriptor says the type is called;
// typePkgPath the import path of its package.
func typeString(t unsafe.Pointer) string
func typePkgPath(t unsafe.Pointer) string

// errorString is a run-time error with a fixed text.
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

// plainError is a run-time error whose text is printed as it is.
type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// errorAddressString is a memory fault at a known address.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}
func (e errorAddressString) Error() string { return "runtime error: " + e.msg }

// Addr returns the address of the fault.
func (e errorAddressString) Addr() uintptr { return e.addr }

// The run-time errors that need no details. math/bits takes two of them by
// go:linkname.
var (
	divideError   = error(errorString("integer divide by zero"))
	overflowError = error(errorString("integer overflow"))
	shiftError    = error(errorString("negative shift amount"))
	memoryError   = error(errorString("invalid memory address or nil pointer dereference"))
)

// boundsError is an index or slice expression out of range.
type boundsError struct {
	x      int64 // the operand at fault
	y      int   // what it was compared with
	signed bool  // x is of a signed type
	code   boundsErrorCode
}

type boundsErrorCode uint8

const (
	boundsIndex boundsErrorCode = iota // s[x], y = len(s)

	boundsSliceAlen // s[?:x], y = len(s)
	boundsSliceAcap // s[?:x], y = cap(s)
	boundsSliceB    // s[x:y]

	boundsSlice3Alen // s[?:?:x], y = len(s)
	boundsSlice3Acap // s[?:?:x], y = cap(s)
	boundsSlice3B    // s[?:x:y]
	boundsSlice3C    // s[x:y:?]

	boundsConvert // (*[x]T)(s), y = len(s): x is the array's length
)

// boundsErrorFmts has the text of each code; %x and %y stand for the numbers.
var boundsErrorFmts = [...]string{
	boundsIndex:      "index out of range [%x] with length %y",
	boundsSliceAlen:  "slice bounds out of range [:%x] with length %y",
	boundsSliceAcap:  "slice bounds out of range [:%x] with capacity %y",
	boundsSliceB:     "slice bounds out of range [%x:%y]",
	boundsSlice3Alen: "slice bounds out of range [::%x] with length %y",
	boundsSlice3Acap: "slice bounds out of range [::%x] with capacity %y",
	boundsSlice3B:    "slice bounds out of range [:%x:%y]",
	boundsSlice3C:    "slice bounds out of range [%x:%y:]",
	boundsConvert:    "cannot convert slice with length %y to pointer to array with length %x",
}

// boundsNegErrorFmts has the texts for a negative x, where y does not matter.
var boundsNegErrorFmts = [...]string{
	boundsIndex:      "index out of range [%x]",
	boundsSliceAlen:  "slice bounds out of range [:%x]",
	boundsSliceAcap:  "slice bounds out of range [:%x]",
	boundsSliceB:     "slice bounds out of range [%x:]",
	boundsSlice3Alen: "slice bounds out of range [::%x]",
	boundsSlice3Acap: "slice bounds out of range [::%x]",
	boundsSlice3B:    "slice bounds out of range [:%x:]",
	boundsSlice3C:    "slice bounds out of range [%x::]",
}

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string {
	format := boundsErrorFmts[e.code]
	if e.signed && e.x < 0 {
		format = boundsNegErrorFmts[e.code]
	}
	text := []byte("runtime error: ")
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			text = append(text, format[i])
			continue
		}
		i++
		if format[i] == 'x' {
			text = appendInt(text, e.x, e.signed)
		} else {
			text = appendInt(text, int64(e.y), true)
		}
	}
	return string(text)
}

// appendInt appends the decimal digits of v.
func appendInt(to []byte, v int64, signed bool) []byte {
	u := uint64(v)
	if signed && v < 0 {
		to = append(to, '-')
		u = -u
	}
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			return append(to, digits[i:]...)
		}
	}
}
