// RUN: %zokor run %s > %t && diff %S/Inputs/fmt-prints-values.expected %t
// Package fmt prints values of all kinds as gc does.

package main

import (
	"errors"
	"fmt"
	"math"
	"os"
)

type point struct {
	X, Y int
	name string
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type failure struct{ code int }

func (f *failure) Error() string { return fmt.Sprint("failure ", f.code) }

type list struct {
	head any
	tail *list
}

type broken struct{}

func (*broken) String() string { panic("no text") }

func main() {
	p := point{1, -2, "p"}
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%v %+v\n", &p, []*int{nil})
	fmt.Println([]string{"a", "b"}, [2]bool{true}, map[string][]int{"b": {1}, "a": nil}, map[float64]string{2: "x", math.Inf(-1): "y"})
	fmt.Printf("%#v %#v %#v\n", []byte("hi"), map[string]int{"k": 1}, struct{ A any }{"x"})
	fmt.Printf("%5d|%-5d|%05d|%+d|%x|%X|%o|%b|%c|%q|%U|%#x\n", 42, 42, 42, 42, 255, 255, 8, 5, 'x', 'y', 0x2318, 255)
	fmt.Printf("%8.3f|%-8.2f|%e|%g|%G|%v|%v|%v\n", math.Pi, math.E, 12345.678, 1e-10, 1e21, 1e20, 1e21, float32(0.1))
	fmt.Printf("%s|%10s|%-10s|%.2s|%q|%x|% x|%#q\n", "text", "text", "text", "text", "a\tb\"", "hex", "hex", "raw")
	fmt.Printf("%t|%v|%p|%v\n", true, nil, nil, 3+4i)
	fmt.Printf("%*d|%[2]d %[1]d|%!|%z|%d\n", 4, 7, 1)
	fmt.Println(celsius(21.55), []celsius{1, 2}, map[string]celsius{"x": 3})
	fmt.Printf("%v %s %d\n", &failure{3}, error(&failure{4}), failure{5})
	fmt.Printf("%v %+v\n", list{1, nil}, list{"a", nil})
	fmt.Printf("%v|%s\n", (*broken)(nil), &broken{})
	var err error = &failure{7}
	wrapped := fmt.Errorf("outer: %w", err)
	var f *failure
	fmt.Println(wrapped, errors.Is(wrapped, err), errors.As(wrapped, &f), f.code, errors.Unwrap(wrapped) == err)
	fmt.Println(math.NaN(), math.Inf(1), -0.0, int8(-128), uint64(math.MaxUint64), 'a', "é☃")
	var a, b int
	var s string
	n, err := fmt.Sscanf("12 abc 34", "%d %s %d", &a, &s, &b)
	fmt.Println(n, err, a, s, b)
	fmt.Fprintln(os.Stdout, "done", 1, 2.5, 'x', []any{nil, 1, "s"})
}
