// Hello greets several people, each from a goroutine of its own, in the order
// of the list.
package main

func greeting(name string) <-chan string {
	result := make(chan string)
	go func() { result <- "Hello, " + name + "!" }()
	return result
}

func main() {
	var greetings []<-chan string
	for _, name := range []string{"gopher", "world"} {
		greetings = append(greetings, greeting(name))
	}
	for _, g := range greetings {
		println(<-g)
	}
}
