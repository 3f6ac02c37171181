// RUN: %zokor run %s | FileCheck %s
// Goroutines wait for pipes: deadlines, closing, and full pipes.

package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	// A deadline ends a read that waits.
	r.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	_, err = r.Read(make([]byte, 1))
	// CHECK: true read |0: i/o timeout
	fmt.Println(errors.Is(err, os.ErrDeadlineExceeded), err)
	r.SetReadDeadline(time.Time{})

	// What is written wakes the reader.
	go func() {
		time.Sleep(time.Millisecond)
		fmt.Fprint(w, "hello")
	}()
	b := make([]byte, 10)
	n, err := r.Read(b)
	// CHECK-NEXT: hello <nil>
	fmt.Println(string(b[:n]), err)

	// Closing the file ends a read of it.
	go func() {
		time.Sleep(time.Millisecond)
		r.Close()
	}()
	_, err = r.Read(b)
	// CHECK-NEXT: true read |0: file already closed
	fmt.Println(errors.Is(err, os.ErrClosed), err)

	// A full pipe blocks only who writes.
	r, w, _ = os.Pipe()
	go func() {
		w.Write(make([]byte, 1<<20))
		w.Close()
	}()
	sum := 0
	for {
		n, err := r.Read(make([]byte, 30000))
		sum += n
		if err != nil {
			// CHECK-NEXT: 1048576 EOF
			fmt.Println(sum, err)
			break
		}
	}
}
