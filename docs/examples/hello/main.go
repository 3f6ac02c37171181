// Hello greets several people, each from a goroutine of its own, in the order
// in which they are named: by the arguments, or without any by default.
package main

import (
	"fmt"
	"os"
)

func greeting(name string) <-chan string {
	result := make(chan string)
	go func() { result <- fmt.Sprintf("Hello, %s!", name) }()
	return result
}

func main() {
	names := os.Args[1:]
	if len(names) == 0 {
		names = []string{"gopher", "world"}
	}
	var greetings []<-chan string
	for _, name := range names {
		greetings = append(greetings, greeting(name))
	}
	for _, g := range greetings {
		fmt.Println(<-g)
	}
}
