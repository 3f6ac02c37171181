// Defers shows in which order deferred calls run and when their arguments are
// evaluated.
package main

import (
	"errors"
	"fmt"
)

// trace says that a function begins and returns what says that it ends.
func trace(name string) func() {
	fmt.Println("begin", name)
	return func() { fmt.Println("end", name) }
}

func number(name string, v int) int {
	fmt.Println("evaluate", name)
	return v
}

func order() {
	defer trace("order")()
	for i := 0; i < 3; i++ {
		defer fmt.Println("deferred in iteration", i)
	}
	x := 1
	defer fmt.Println("argument, evaluated at once:", x)
	defer func() { fmt.Println("captured variable:", x) }()
	defer fmt.Println("sum", number("a", 2)+number("b", 3))
	x = 100
	fmt.Println("body of order")
}

type counter struct{ n int }

func (c counter) show(when string)   { fmt.Println("value receiver", when, c.n) }
func (c *counter) shown(when string) { fmt.Println("pointer receiver", when, c.n) }

func receivers() {
	c := counter{1}
	defer c.show("deferred at 1:")
	defer c.shown("deferred at 1:")
	c.n = 2
	f := func() { fmt.Println("first function") }
	defer f()
	f = func() { fmt.Println("second function") }
	c.n = 3
}

// results changes its result after the return statement has set it.
func results() (n int) {
	defer func() { n *= 10 }()
	defer func() { n++ }()
	return number("result", 4)
}

var errFailed = errors.New("failed")

// recovered turns a panic into an error; deferred calls run in between.
func recovered() (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("recovered: %w", v.(error))
		}
	}()
	defer fmt.Println("runs during the panic")
	defer func() {
		defer func() { fmt.Println("inner panic:", recover()) }()
		panic("inner")
	}()
	panic(errFailed)
}

// nilFunction panics only when the deferred call is to run.
func nilFunction() {
	defer func() { fmt.Println("nil function:", recover() != nil) }()
	var f func()
	defer f()
	fmt.Println("deferring a nil function is no mistake yet")
}

func main() {
	order()
	receivers()
	fmt.Println("results:", results())
	err := recovered()
	fmt.Println(err, errors.Is(err, errFailed))
	nilFunction()
}
