// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// The iterators of slices and maps end when their loop does, and iter.Pull
// turns them inside out.

package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("end of count")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func recovered(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return "no panic"
}

func main() {
	s := []string{"a", "b", "c"}
	for i, v := range slices.Backward(s) {
		if i == 0 {
			break
		}
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.All(s) {
		fmt.Print(i, v, " ")
	}
	// CHECK: 2c 1b 0a 1b 2c [a b c] [x a b c]
	fmt.Println(slices.Collect(slices.Values(s)), slices.AppendSeq([]string{"x"}, slices.Values(s)))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, cap(c), " ")
	}
	// CHECK-NEXT: [1 2] 2 [3 4] 2 [5] 1 true
	fmt.Println(slices.Collect(slices.Values([]int{})) == nil)

	m := map[string]int{"one": 1, "two": 2, "three": 3}
	// CHECK-NEXT: [one three two] [1 2 3] [3 2 1]
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)),
		slices.SortedFunc(maps.Values(m), func(a, b int) int { return b - a }))
	clone := maps.Clone(m)
	maps.DeleteFunc(clone, func(k string, v int) bool { return v == 2 })
	// CHECK-NEXT: map[one:1 three:3] false true true
	fmt.Println(clone, maps.Equal(m, clone), maps.Equal(m, maps.Collect(maps.All(m))), maps.Clone(map[int]int(nil)) == nil)
	maps.Copy(clone, map[string]int{"two": 22})
	maps.Insert(clone, maps.All(map[string]int{"four": 4}))
	// CHECK-NEXT: map[four:4 one:1 three:3 two:22]
	fmt.Println(clone)
	// CHECK-NEXT: true
	fmt.Println(maps.EqualFunc(m, map[string]string{"one": "x", "two": "xx", "three": "xxx"},
		func(i int, s string) bool { return i == len(s) }))

	next, stop := iter.Pull(count(2))
	fmt.Print(next())
	fmt.Print(" ")
	fmt.Println(next())
	// CHECK-NEXT: 0 true 1 true
	// CHECK-NEXT: end of count
	// CHECK-NEXT: 0 false
	fmt.Println(next())
	stop()
	// CHECK-NEXT: 0 false
	fmt.Println(next())

	next, stop = iter.Pull(count(10))
	next()
	// CHECK-NEXT: stop
	// CHECK-NEXT: end of count
	fmt.Println("stop")
	stop()
	stop()
	// CHECK-NEXT: 0 false
	fmt.Println(next())
	next, stop = iter.Pull(count(10))
	stop()
	// CHECK-NEXT: never began 0 false
	fmt.Print("never began ")
	fmt.Println(next())

	next2, stop2 := iter.Pull2(slices.All(s))
	for {
		i, v, ok := next2()
		if !ok {
			break
		}
		fmt.Print(i, v, " ")
	}
	stop2()
	// CHECK-NEXT: 0a 1b 2c .
	fmt.Println(".")

	next, stop = iter.Pull(func(yield func(int) bool) { yield(1); panic("from seq") })
	// CHECK-NEXT: <nil> from seq <nil>
	fmt.Println(recovered(func() { next() }), recovered(func() { next() }), recovered(func() { next() }))
	next, stop = iter.Pull(func(yield func(int) bool) { yield(1); panic("on stop") })
	next()
	// CHECK-NEXT: on stop
	fmt.Println(recovered(stop))
	next, _ = iter.Pull(func(yield func(int) bool) { runtime.Goexit() })
	exited := make(chan bool)
	go func() {
		defer close(exited)
		next()
		fmt.Println("not reached")
	}()
	<-exited
	// CHECK-NEXT: 0 false
	fmt.Println(next())
}
