// RUN: %zokor run %s 2>&1 | FileCheck %s --match-full-lines
// Sorting works on every pattern that it treats in a special way, in n log n
// comparisons, and stably where it says so.

package main

import (
	"cmp"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"sort"
	"strings"
)

var patterns = map[string]func(r *rand.Rand, i, n int) int{
	"random": func(r *rand.Rand, i, n int) int { return r.Int() },
	"few":    func(r *rand.Rand, i, n int) int { return r.Intn(4) },
	"equal":  func(r *rand.Rand, i, n int) int { return 1 },
	"up":     func(r *rand.Rand, i, n int) int { return i },
	"down":   func(r *rand.Rand, i, n int) int { return -i },
	"organ":  func(r *rand.Rand, i, n int) int { return min(i, n-i) },
	"saw":    func(r *rand.Rand, i, n int) int { return i % 17 },
	"tail": func(r *rand.Rand, i, n int) int {
		if i > n-5 {
			return r.Intn(n)
		}
		return i
	},
	"mistakes": func(r *rand.Rand, i, n int) int {
		if r.Intn(50) == 0 {
			return r.Intn(n)
		}
		return i
	},
	"twice": func(r *rand.Rand, i, n int) int { return i * 2 % n },
}

type pair struct {
	key, order int
	text       string
}

func checkPattern(name string, n int, r *rand.Rand) {
	s := make([]int, n)
	for i := range s {
		s[i] = patterns[name](r, i, n)
	}
	want := slices.Clone(s)
	sort.Ints(want)
	pairs, texts := make([]pair, n), make([]string, n)
	for i, v := range s {
		pairs[i] = pair{v, i, "x"}
		texts[i] = fmt.Sprintf("%020d", uint64(v)+1<<63)
	}
	stable := slices.Clone(pairs)
	got := slices.Clone(s)
	slices.Sort(got)
	count := 0
	slices.SortFunc(pairs, func(a, b pair) int { count++; return cmp.Compare(a.key, b.key) })
	slices.SortStableFunc(stable, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
	slices.Sort(texts)
	if limit := 3 * n * (int(math.Log2(float64(n+1))) + 1); count > limit {
		fmt.Println(name, n, count, "comparisons, more than", limit)
	}
	for i, v := range want {
		bad := i > 0 && stable[i-1].key == v && stable[i-1].order > stable[i].order
		if got[i] != v || pairs[i].key != v || stable[i].key != v || bad ||
			texts[i] != fmt.Sprintf("%020d", uint64(v)+1<<63) {
			fmt.Println(name, n, "is wrong at", i)
			return
		}
	}
}

// adversary answers comparisons so that the sort has the most to do (after
// Douglas McIlroy's "A Killer Adversary for Quicksort").
func adversary(n int) int {
	value := make([]int, n)
	gas, solid, candidate, count := n, 0, 0, 0
	for i := range value {
		value[i] = gas
	}
	index := make([]int, n)
	for i := range index {
		index[i] = i
	}
	slices.SortFunc(index, func(a, b int) int {
		count++
		if value[a] == gas && value[b] == gas {
			x := b
			if a == candidate {
				x = a
			}
			value[x] = solid
			solid++
		}
		if value[a] == gas {
			candidate = a
		} else if value[b] == gas {
			candidate = b
		}
		return value[a] - value[b]
	})
	return count
}

func main() {
	r := rand.New(rand.NewSource(3))
	for name := range patterns {
		for n := 0; n < 70; n++ {
			checkPattern(name, n, r)
		}
		for _, n := range []int{100, 129, 500, 1000, 5000} {
			checkPattern(name, n, r)
		}
	}
	// CHECK: sorted
	fmt.Println("sorted")
	// CHECK-NEXT: true
	fmt.Println(adversary(20000) < 20000*15*4)

	floats := []float64{2, math.NaN(), math.Inf(1), -1, math.NaN(), math.Inf(-1), 0}
	slices.Sort(floats)
	// CHECK-NEXT: [NaN NaN -Inf -1 0 2 +Inf] true
	fmt.Println(floats, slices.IsSorted(floats))

	// A comparison without sense must not do harm.
	nonsense := make([]int, 3000)
	slices.SortFunc(nonsense, func(a, b int) int { return r.Intn(3) - 1 })
	slices.SortStableFunc(nonsense, func(a, b int) int { return -1 })

	words := strings.Fields("Of all the words these are but a few")
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
	// CHECK-NEXT: [a Of all are but few the these words]
	fmt.Println(words)
}
