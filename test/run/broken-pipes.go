// RUN: %zokor build -o %t %s
// RUN: %t | FileCheck %s
// RUN: bash -c '%t lines | head -1; echo ${PIPESTATUS[0]}' | FileCheck --check-prefix=LINES %s
// Writing to a pipe that nobody reads is an error, and the end of the program if it is standard output.

package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

func main() {
	if len(os.Args) > 1 {
		for {
			if _, err := fmt.Println("line"); err != nil {
				println("not ended")
				os.Exit(1)
			}
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	r.Close()
	_, err = w.Write([]byte("x"))
	fmt.Println(errors.Is(err, syscall.EPIPE), err)
}

// CHECK: true write |1: broken pipe
// LINES: line
// LINES-NEXT: 141
