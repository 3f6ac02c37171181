// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Package slices does what its documentation says, at the edges too.

package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

func recovered(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return "no panic"
}

// all compares Insert, Replace and Delete with what building a new slice gives,
// for all small arguments, with values from elsewhere and from the slice itself.
func all() {
	count := 0
	for length := 0; length <= 5; length++ {
		for spare := 0; spare <= 4; spare++ {
			for i := 0; i <= length; i++ {
				for j := i; j <= length; j++ {
					for from := 0; from <= length+spare; from++ {
						for to := from; to <= length+spare; to++ {
							for own := 0; own < 2; own++ {
								count++
								check(length, spare, i, j, from, to, own == 1)
							}
						}
					}
				}
			}
		}
	}
	fmt.Println(count, "cases")
}

func numbers(length, spare int) []int {
	s := make([]int, length+spare)
	for i := range s {
		s[i] = i + 1
	}
	return s[:length]
}

func check(length, spare, i, j, from, to int, own bool) {
	s := numbers(length, spare)
	v := s[from:to]
	if !own {
		v = slices.Clone(v)
	}
	var want []int
	want = append(append(append(want, s[:i]...), v...), s[j:]...)
	name := "Replace"
	var got []int
	switch {
	case i == j:
		name = "Insert"
		got = slices.Insert(s, i, v...)
	default:
		got = slices.Replace(s, i, j, v...)
	}
	if !slices.Equal(got, want) {
		fmt.Println(name, numbers(length, spare), i, j, from, to, own, "is", got, "want", want)
	}
	if len(got) < length && !own {
		for _, rest := range s[len(got):] {
			if rest != 0 {
				fmt.Println("not cleared", i, j, v)
			}
		}
	}
}

type point struct{ x, y int }

func main() {
	// CHECK: 15680 cases
	all()
	// CHECK-NEXT: [1 2 5] [1 3 5] [1 2 3 1]
	fmt.Println(slices.Delete([]int{1, 2, 3, 4, 5}, 2, 4),
		slices.DeleteFunc([]int{1, 2, 3, 4, 5}, func(i int) bool { return i%2 == 0 }),
		slices.Compact([]int{1, 1, 2, 3, 3, 3, 1}))
	// CHECK-NEXT: [a B c]
	fmt.Println(slices.CompactFunc(strings.Fields("a A B b c C"), strings.EqualFold))
	// CHECK-NEXT: -1 1 0 -1 1
	fmt.Println(slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1, 2}, []int{1}),
		slices.Compare([]string{"a"}, []string{"a"}), slices.Compare(nil, []int{0}),
		slices.CompareFunc([]int{3}, []string{"ab"}, func(i int, s string) int { return i - len(s) }))
	nan := math.NaN()
	// CHECK-NEXT: false -1 true
	fmt.Println(slices.Equal([]float64{nan}, []float64{nan}), slices.Index([]float64{nan}, nan),
		slices.EqualFunc([]float64{nan}, []int{1}, func(float64, int) bool { return true }))
	// CHECK-NEXT: 1 true 2 false
	fmt.Println(slices.Index([]point{{1, 2}, {3, 4}}, point{3, 4}), slices.Contains([]string{"", "x"}, "x"),
		slices.IndexFunc([]int{1, 1, 5}, func(i int) bool { return i > 2 }),
		slices.ContainsFunc([]int{}, func(int) bool { return true }))
	// CHECK-NEXT: 1 3 NaN NaN {1 9} {3 0}
	points := []point{{2, 0}, {1, 9}, {3, 0}, {1, 8}, {3, 1}}
	byX := func(a, b point) int { return a.x - b.x }
	fmt.Println(slices.Min([]int{2, 1, 3}), slices.Max([]int{2, 1, 3}), slices.Min([]float64{1, nan, 0}),
		slices.Max([]float64{nan, 2}), slices.MinFunc(points, byX), slices.MaxFunc(points, byX))
	// CHECK-NEXT: 2 true 2 false 0 false 0 true
	fmt.Print(slices.BinarySearch([]int{1, 3, 5, 5, 7}, 5))
	fmt.Print(" ")
	fmt.Print(slices.BinarySearch([]string{"a", "b"}, "c"))
	fmt.Print(" ")
	fmt.Print(slices.BinarySearchFunc([]string{}, 1, func(a string, b int) int { return len(a) - b }))
	fmt.Print(" ")
	fmt.Println(slices.BinarySearch([]float64{nan, nan, 0}, nan))
	// CHECK-NEXT: [3 2 1] [1 2 3 4] [7 7 7] [] true
	r := []int{1, 2, 3}
	slices.Reverse(r)
	fmt.Println(r, slices.Concat([]int{1}, nil, []int{2, 3}, []int{4}), slices.Repeat([]int{7}, 3),
		slices.Repeat([]int{1, 2}, 0), slices.Concat[[]int]() == nil)
	// CHECK-NEXT: 3 true 3 true true false
	g := slices.Grow(r, 10)
	fmt.Println(len(g), cap(g) >= 13, cap(slices.Clip(g)), slices.Clone([]int(nil)) == nil,
		slices.Clone([]int{}) != nil, slices.IsSorted([]float64{1, nan}))

	// CHECK-NEXT: slices.Min: empty list
	fmt.Println(recovered(func() { slices.Min([]int{}) }))
	// CHECK-NEXT: slices.MaxFunc: empty list
	fmt.Println(recovered(func() { slices.MaxFunc([]point{}, byX) }))
	// CHECK-NEXT: cannot be negative
	fmt.Println(recovered(func() { slices.Grow(r, -1) }))
	// CHECK-NEXT: cannot be less than 1
	fmt.Println(recovered(func() { slices.Chunk(r, 0) }))
	// CHECK-NEXT: the result of (len(x) * count) overflows
	fmt.Println(recovered(func() { slices.Repeat(r, math.MaxInt/2) }))
	// CHECK-NEXT: runtime error: slice bounds out of range [4:3]
	fmt.Println(recovered(func() { slices.Insert(r, 4, 1) }))
	// CHECK-NEXT: runtime error: slice bounds out of range [:5:3]
	fmt.Println(recovered(func() { slices.Delete(r, 1, 5) }))

	// CHECK-NEXT: -1 -1 0 1 true false
	fmt.Println(cmp.Compare(nan, 1), cmp.Compare("a", "b"), cmp.Compare(nan, nan), cmp.Compare(1, nan),
		cmp.Less(nan, math.Inf(-1)), cmp.Less(nan, nan))
	// CHECK-NEXT: x 0
	fmt.Println(cmp.Or("", "x", "y"), cmp.Or[int]())
}
