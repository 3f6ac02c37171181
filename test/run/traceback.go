// RUN: %zokor build -o %t %s
// RUN: not %t 2>&1 | FileCheck %s --match-full-lines --strict-whitespace
// A traceback names functions, files and lines: the panic that a deferred call
// was running for, inlined calls, methods, closures, instances; not the made
// wrappers and the runtime's own functions.

package main

type T struct{ n int }

//go:noinline
func (t *T) method(n int) {
	defer t.deferred()
	generic(n)
}

func (t T) deferred() {
	panic("second")
}

//go:noinline
func generic[V any](v V) {
	func() {
		inlined(v)
	}()
}

func inlined(v any) {
	panic(v)
}

type I interface{ method(int) }

var i I = &T{}

func main() {
	i.method(7)
}

//      CHECK:panic: 7
// CHECK-NEXT:	panic: second
//CHECK-EMPTY:
// CHECK-NEXT:goroutine 1 [running]:
// CHECK-NEXT:main.T.deferred(...)
// CHECK-NEXT:	{{.*}}/traceback.go:18{{.*}}
//      CHECK:panic({0x{{[0-9a-f]+}}, 0x{{[0-9a-f]+}}})
// CHECK-NEXT:	runtime/panic/Panic.cpp:{{[1-9][0-9]+}} +0x{{[0-9a-f]+}}
// CHECK-NEXT:main.inlined(...)
// CHECK-NEXT:	{{.*}}/traceback.go:29{{.*}}
//      CHECK:main.generic[...](...)
// CHECK-NEXT:	{{.*}}/traceback.go:{{2[2345]}}{{.*}}
//      CHECK:main.(*T).method(...)
// CHECK-NEXT:	{{.*}}/traceback.go:14{{.*}}
// CHECK-NEXT:main.main()
// CHECK-NEXT:	{{.*}}/traceback.go:37 +0x{{[0-9a-f]+}}
