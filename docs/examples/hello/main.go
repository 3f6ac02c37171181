// Hello greets the people named on the command line, each from a goroutine of
// its own, in the order in which they were named.
package main

import (
	"fmt"
	"os"
)

func greeting(name string) <-chan string {
	result := make(chan string)
	go func() { result <- "Hello, " + name + "!" }()
	return result
}

func main() {
	names := os.Args[1:]
	if len(names) == 0 {
		names = []string{"world"}
	}
	var greetings []<-chan string
	for _, name := range names {
		greetings = append(greetings, greeting(name))
	}
	for _, g := range greetings {
		fmt.Println(<-g)
	}
}
