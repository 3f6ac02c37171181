// RUN: %zokor run %s > %t && diff %S/Inputs/reflect-calls.expected %t
// reflect calls functions and methods, makes functions, and finds the compiler's types.

package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type big struct {
	A, B, C, D, E int
	S          string
}

type small struct {
	F float32
	I int8
}

type T struct {
	Name string `json:"name" xml:"n"`
	N    int
}

func (t T) Value(a int, s string, f float64) (string, error) {
	return fmt.Sprint(t.Name, a, s, f), nil
}
func (t *T) Add(n int) *T { t.N += n; return t }
func (t T) Big(b big) (big, small) {
	b.A += t.N
	return b, small{1.5, -3}
}

type adder interface{ Add(int) *T }

func many(a, b, c, d, e, f, g, h, i, j, k, l, m int, x, y float64, s ...string) (int, float64, string, bool) {
	return a + b*2 + c*3 + d + e + f + g + h + i + j + k + l*10 + m*100, x - y, strings.Join(s, "+"), len(s) > 1
}

func values(args ...any) (list []reflect.Value) {
	for _, a := range args {
		list = append(list, reflect.ValueOf(a))
	}
	return
}

func show(vs []reflect.Value) {
	for _, v := range vs {
		fmt.Print(v.Interface(), " ")
	}
	fmt.Println()
}

func main() {
	t := &T{"t", 10}
	v := reflect.ValueOf(t)
	show(v.MethodByName("Value").Call(values(1, "x", 2.5)))
	show(v.Elem().Method(1).Call(values(7, "y", -1.5)))
	v.MethodByName("Add").Call(values(5))
	fmt.Println(t.N)
	show(v.MethodByName("Big").Call(values(big{1, 2, 3, 4, 5, "s"})))
	show(reflect.ValueOf(many).Call(values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 1.5, 0.25, "p", "q")))
	var a adder = t
	show([]reflect.Value{reflect.ValueOf(&a).Elem().Method(0).Call(values(1))[0].Elem().Field(1)})
	show(reflect.TypeOf(*t).Method(1).Func.Call(values(*t, 1, "expr", 0.5)))
	show(reflect.TypeOf(t).Method(0).Func.Call(values(t, 4))[:0])
	fmt.Println(t.N)
	x := 3
	show(reflect.ValueOf(func(y int) int { return x * y }).Call(values(14)))

	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var f func(big, float32) (float32, big)
	reflect.ValueOf(&f).Elem().Set(reflect.MakeFunc(reflect.TypeOf(f), swap))
	fmt.Println(f(big{A: 1, S: "z"}, 2.5))
	var g func(a, b, c, d, e, f, g, h, i, j, k, l, m int8, s string) (string, bool)
	reflect.ValueOf(&g).Elem().Set(reflect.MakeFunc(reflect.TypeOf(g), func(in []reflect.Value) []reflect.Value {
		sum := int64(0)
		for _, v := range in[:13] {
			sum += v.Int()
		}
		return values(fmt.Sprint(in[13], sum), true)
	}))
	fmt.Println(g(1, -2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -13, "sum"))
	method := v.MethodByName("Value").Interface().(func(int, string, float64) (string, error))
	fmt.Println(method(1, "method value", 9))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		reflect.ValueOf(func() { panic("inside") }).Call(nil)
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		reflect.ValueOf(1).Len()
	}()

	fmt.Println(reflect.SliceOf(reflect.TypeOf(1)) == reflect.TypeOf([]int{}),
		reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(t)) == reflect.TypeOf(map[string]*T{}),
		reflect.PtrTo(reflect.TypeOf([]int{})) == reflect.TypeOf(&[]int{}),
		reflect.ChanOf(reflect.RecvDir, reflect.TypeOf(1)) == reflect.TypeOf((<-chan int)(nil)),
		reflect.FuncOf([]reflect.Type{reflect.TypeOf(1)}, nil, false) == reflect.TypeOf(func(int) {}),
		reflect.ArrayOf(4, reflect.TypeOf("")) == reflect.TypeOf([4]string{}))
	fmt.Println(reflect.New(reflect.TypeOf([]string{})).Interface().(*[]string) != nil)
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(small{}), reflect.TypeOf(0)))
	for i := 0; i < 20; i++ {
		m.SetMapIndex(reflect.ValueOf(small{float32(i), int8(i)}), reflect.ValueOf(i*i))
	}
	var keys []int
	for it := m.MapRange(); it.Next(); {
		keys = append(keys, int(it.Value().Int()))
	}
	sort.Ints(keys)
	fmt.Println(m.Len(), keys, m.MapIndex(reflect.ValueOf(small{4, 4})))
	st := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeOf(1), Tag: `k:"v"`}, {Name: "B", Type: reflect.TypeOf("")}})
	sv := reflect.New(st).Elem()
	sv.Field(0).SetInt(9)
	sv.Field(1).SetString("made")
	fmt.Printf("%v %+v\n", st, sv)

	c := reflect.MakeChan(reflect.TypeOf((chan string)(nil)), 1)
	c.Send(reflect.ValueOf("sent"))
	i, r, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectRecv, Chan: c}})
	fmt.Println(i, r, ok)
	i, _, _ = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectRecv, Chan: c}})
	fmt.Println(i, c.Len(), c.Cap())
	field, _ := reflect.TypeOf(*t).FieldByName("Name")
	fmt.Println(field.Tag.Get("xml"), field.Index, field.Type)
	fmt.Println(reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual(t, &T{"t", 1}))
	fmt.Println(reflect.TypeOf(t).NumMethod(), reflect.TypeOf(*t).Method(0).Name, reflect.TypeOf(&a).Elem().Method(0).Type)
}
