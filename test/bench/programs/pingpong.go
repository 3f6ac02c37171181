package main

// Two goroutines hand a number to and fro on unbuffered channels; then a
// buffered pipeline. One P (GOMAXPROCS=1), so it measures the switch.
func run() int {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	v := 0
	for i := 0; i < 2000000; i++ {
		ping <- v
		v = <-pong
	}
	close(ping)
	c := make(chan int, 128)
	go func() {
		for i := 0; i < 5000000; i++ {
			c <- i
		}
		close(c)
	}()
	for x := range c {
		v += x & 1
	}
	return v
}
