// Sieve prints the first primes: a chain of goroutines, each of which passes
// on the numbers that its prime does not divide.
package main

import (
	"flag"
	"fmt"
)

// generate sends 2, 3, 4, ... to out until done is closed.
func generate(out chan<- int, done <-chan struct{}) {
	for i := 2; ; i++ {
		select {
		case out <- i:
		case <-done:
			return
		}
	}
}

// filter copies in to out without the multiples of prime.
func filter(in <-chan int, out chan<- int, prime int, done <-chan struct{}) {
	for {
		select {
		case i := <-in:
			if i%prime == 0 {
				continue
			}
			select {
			case out <- i:
			case <-done:
				return
			}
		case <-done:
			return
		}
	}
}

func main() {
	n := flag.Int("n", 50, "print the first `n` primes")
	flag.Parse()
	done := make(chan struct{})
	defer close(done)
	numbers := make(chan int)
	go generate(numbers, done)
	for i := 1; i <= *n; i++ {
		prime := <-numbers
		fmt.Printf("%5d", prime)
		if i%10 == 0 || i == *n {
			fmt.Println()
		}
		rest := make(chan int)
		go filter(numbers, rest, prime, done)
		numbers = rest
	}
}
