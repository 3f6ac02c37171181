// Constraints shows generic types and functions, and what their constraints
// allow: operators through type sets, methods, comparison.
package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

type ordered interface {
	number | ~uint8 | ~string
}

func sum[T number](values ...T) (total T) {
	for _, v := range values {
		total += v
	}
	return total
}

func largest[T ordered](first T, rest ...T) T {
	for _, v := range rest {
		if v > first {
			first = v
		}
	}
	return first
}

func mapped[T, U any](list []T, f func(T) U) []U {
	result := make([]U, 0, len(list))
	for _, v := range list {
		result = append(result, f(v))
	}
	return result
}

func reduced[T, U any](list []T, start U, f func(U, T) U) U {
	for _, v := range list {
		start = f(start, v)
	}
	return start
}

func sortedKeys[M ~map[K]V, K ordered, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

// set is a set of anything that can be compared.
type set[T comparable] map[T]struct{}

func setOf[T comparable](values ...T) set[T] {
	s := set[T]{}
	for _, v := range values {
		s[v] = struct{}{}
	}
	return s
}

func (s set[T]) has(v T) bool {
	_, ok := s[v]
	return ok
}

// tree is a search tree; the zero value is empty.
type tree[K ordered, V any] struct {
	root *node[K, V]
}

type node[K ordered, V any] struct {
	key         K
	value       V
	left, right *node[K, V]
}

func (t *tree[K, V]) put(key K, value V) {
	p := &t.root
	for *p != nil {
		switch n := *p; {
		case key < n.key:
			p = &n.left
		case n.key < key:
			p = &n.right
		default:
			n.value = value
			return
		}
	}
	*p = &node[K, V]{key: key, value: value}
}

func (t *tree[K, V]) each(f func(K, V)) { t.root.each(f) }

func (n *node[K, V]) each(f func(K, V)) {
	if n == nil {
		return
	}
	n.left.each(f)
	f(n.key, n.value)
	n.right.each(f)
}

// parser wants both a type and a method of the pointer to it.
type parser[T any] interface {
	*T
	parse(text string) error
}

func parseAll[T any, P parser[T]](texts ...string) ([]T, error) {
	result := make([]T, len(texts))
	for i, text := range texts {
		if err := P(&result[i]).parse(text); err != nil {
			return nil, err
		}
	}
	return result, nil
}

type celsius float64

func (c celsius) String() string { return strconv.FormatFloat(float64(c), 'f', 1, 64) + "°C" }

func (c *celsius) parse(text string) error {
	f, err := strconv.ParseFloat(strings.TrimSuffix(text, "°C"), 64)
	*c = celsius(f)
	return err
}

func joined[T fmt.Stringer](list []T) string {
	return strings.Join(mapped(list, T.String), ", ")
}

func main() {
	fmt.Println(sum(1, 2, 3), sum(0.5, 0.25), sum[int8]())
	fmt.Println(largest("pear", "quince", "apple"), largest(celsius(20.5), 19))
	squares := mapped([]int{1, 2, 3, 4}, func(i int) float64 { return float64(i*i) / 2 })
	fmt.Println(squares, reduced(squares, "", func(s string, f float64) string {
		return s + strconv.Itoa(int(f*2)) + ";"
	}))

	vowels := setOf('a', 'e', 'i', 'o', 'u')
	fmt.Println(vowels.has('e'), vowels.has('x'), len(vowels))
	points := setOf([2]int{1, 2}, [2]int{1, 2}, [2]int{2, 1})
	fmt.Println(len(points), points.has([2]int{2, 1}))

	var t tree[string, int]
	for i, word := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.put(word, i)
	}
	t.each(func(word string, i int) { fmt.Print(word, "=", i, " ") })
	fmt.Println()
	fmt.Println(sortedKeys(map[uint8]bool{9: true, 3: true, 5: false}))

	temperatures, err := parseAll[celsius]("21.5°C", "-3", "0°C")
	fmt.Println(joined(temperatures), err)
	_, err = parseAll[celsius]("warm")
	fmt.Println(err)
	fmt.Printf("%T %T %T\n", t, points, largest[celsius])
}
