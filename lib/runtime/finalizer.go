package runtime

import "unsafe"

// SetFinalizer makes finalizer the function that is called with obj, a pointer
// to the beginning of an object, some time after nothing refers to the object
// any more; nil takes a finalizer away. All finalizers run on one goroutine, one
// after the other. None is sure to run before the program ends.
func SetFinalizer(obj any, finalizer any) {
	o, f := efaceOf(&obj), efaceOf(&finalizer)
	switch {
	case o.typ == nil:
		throw("runtime.SetFinalizer: first argument is nil")
	case typeKind(o.typ) != kindPointer:
		throw("runtime.SetFinalizer: first argument is " + typeString(o.typ) + ", not pointer")
	case o.data == nil:
		throw("nil elem type!")
	case f.typ != nil && typeKind(f.typ) != kindFunc:
		throw("runtime.SetFinalizer: second argument is " + typeString(f.typ) + ", not a function")
	}
	if f.typ != nil {
		startFinalizers(runFinalizers)
	}
	switch setFinalizer(o.typ, o.data, f.typ, f.data) {
	case notAtBeginning:
		throw("runtime.SetFinalizer: pointer not at beginning of allocated block")
	case alreadySet:
		throw("runtime.SetFinalizer: finalizer already set")
	case cannotPass:
		throw("runtime.SetFinalizer: cannot pass " + typeString(o.typ) + " to finalizer " + typeString(f.typ))
	}
}

// Answers of setFinalizer besides 0.
const (
	notAtBeginning = iota + 1
	alreadySet
	cannotPass
)

func setFinalizer(typ, obj, ftyp, fn unsafe.Pointer) int

// startFinalizers starts the goroutine that runs finalizers, if there is none.
func startFinalizers(fn func())

// runFinalizers calls one finalizer after the other, for ever.
func runFinalizers() {
	for {
		runFinalizer(nextFinalizer())
	}
}

// runFinalizer makes a call. An argument is one word, or two if it is an
// interface; one that is not used does no harm.
//
//go:noinline
func runFinalizer(fn, arg0, arg1 unsafe.Pointer) {
	f := *(*func(arg0, arg1 unsafe.Pointer))(unsafe.Pointer(&fn))
	f(arg0, arg1)
}

// nextFinalizer waits for a finalizer to call, and returns its closure and the
// words of its argument.
func nextFinalizer() (fn, arg0, arg1 unsafe.Pointer)
