package slices

import (
	"cmp"
	"math/bits"
	"unsafe"
)

// Sort sorts x in ascending order. NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	sortPattern([]E(x), natural[E]{}, nil, bits.Len(uint(len(x))))
}

// SortFunc sorts x by cmp, which returns a negative number if a comes before b,
// a positive one if it comes behind, and zero for equals; these may end up in
// any order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	sortPattern([]E(x), byFunc[E]{cmp}, nil, bits.Len(uint(len(x))))
}

// SortStableFunc is SortFunc that keeps equals in their order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	sortStable([]E(x), byFunc[E]{cmp})
}

// An order is how a sort compares. It is a type argument of the functions
// below, so that comparisons are compiled into them.
type order[E any] interface {
	less(a, b E) bool
	// cheap says that to compare and to move an element costs less than a
	// branch that cannot be predicted.
	cheap() bool
}

type natural[E cmp.Ordered] struct{}

func (natural[E]) less(a, b E) bool { return cmp.Less(a, b) }
func (natural[E]) cheap() bool      { return unsafe.Sizeof(*new(E)) <= 8 } // no strings

type byFunc[E any] struct{ cmp func(a, b E) int }

func (o byFunc[E]) less(a, b E) bool { return o.cmp(a, b) < 0 }
func (byFunc[E]) cheap() bool        { return false }

// The sort is a quicksort that looks for patterns, after Orson Peters'
// pattern-defeating quicksort:
//
//   - Samples for the pivot that are in order, or in reverse order, suggest
//     that the slice is: one insertion sort with few moves is tried, after a
//     reversal if need be.
//   - A pivot that is not greater than the element in front of the slice (which
//     an earlier partition left there) is equal to it, and to the least in the
//     slice: all that are equal to it are put aside at once.
//   - After a partition into very unequal parts some elements are swapped, to
//     break whatever pattern misled the choice; when that has happened too
//     often, the rest is sorted by a heap, which bounds the time to n log n.

const (
	smallSize   = 12 // below this, insertion sort
	ninthSize   = 50 // from here on, the pivot is a median of medians
	fewMoves    = 5  // how many an insertion sort on suspicion may make
	stableBlock = 20
)

// sortPattern sorts s. before, if not nil, is the element in front of s, none
// of whose elements is less. bad is how many bad partitions are left.
func sortPattern[E any, O order[E]](s []E, o O, before *E, bad int) {
	balanced, untouched := true, true
	for len(s) > smallSize {
		if !balanced {
			if bad--; bad <= 0 {
				heapSort(s, o)
				return
			}
			breakPattern(s)
		}
		pivot, trend := choosePivot(s, o)
		if trend < 0 {
			Reverse(s)
			pivot = len(s) - 1 - pivot
		}
		if trend != 0 && balanced && untouched && sortAlmostSorted(s, o) {
			return
		}
		if before != nil && !o.less(*before, s[pivot]) {
			s = s[partitionEqual(s, o, pivot):]
			continue
		}
		var middle int
		if o.cheap() {
			middle, untouched = partitionCheap(s, o, pivot)
		} else {
			middle, untouched = partition(s, o, pivot)
		}
		left, right := s[:middle], s[middle+1:]
		balanced = min(len(left), len(right)) >= len(s)/8
		// The recursion takes the smaller part and is not deep therefore.
		if len(left) < len(right) {
			sortPattern(left, o, before, bad)
			before, s = &s[middle], right
		} else {
			sortPattern(right, o, &s[middle], bad)
			s = left
		}
	}
	insertionSort(s, o)
}

func insertionSort[E any, O order[E]](s []E, o O) {
	for i := 1; i < len(s); i++ {
		v := s[i]
		j := i
		for ; j > 0 && o.less(v, s[j-1]); j-- {
			s[j] = s[j-1]
		}
		s[j] = v
	}
}

// sortAlmostSorted gives up, with false, when it has to move too much.
func sortAlmostSorted[E any, O order[E]](s []E, o O) bool {
	for i, moves := 1, 0; i < len(s); i++ {
		if !o.less(s[i], s[i-1]) {
			continue
		}
		if moves++; moves > fewMoves || len(s) < ninthSize {
			return false
		}
		v := s[i]
		j := i
		for ; j > 0 && o.less(v, s[j-1]); j-- {
			s[j] = s[j-1]
		}
		s[j] = v
		// A long way is as good a reason to stop as many moves.
		moves += (i - j) / 8
	}
	return true
}

func heapSort[E any, O order[E]](s []E, o O) {
	for i := len(s)/2 - 1; i >= 0; i-- {
		siftDown(s, o, i)
	}
	for n := len(s) - 1; n > 0; n-- {
		s[0], s[n] = s[n], s[0]
		siftDown(s[:n], o, 0)
	}
}

// siftDown makes the part of a heap below i a heap again.
func siftDown[E any, O order[E]](s []E, o O, i int) {
	v := s[i]
	for {
		child := 2*i + 1
		if child >= len(s) {
			break
		}
		if child+1 < len(s) && o.less(s[child], s[child+1]) {
			child++
		}
		if !o.less(v, s[child]) {
			break
		}
		s[i] = s[child]
		i = child
	}
	s[i] = v
}

// breakPattern swaps elements around the middle with pseudo-random others. The
// numbers depend on the length only: sorting has no other input.
func breakPattern[E any](s []E) {
	n := uint64(len(s))
	state := n
	middle := len(s) / 2
	for i := middle - 1; i <= middle+1; i++ {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		j := int(state % n)
		s[i], s[j] = s[j], s[i]
	}
}

// choosePivot returns the index of a median of three, or of three medians.
// trend is +1 if all samples were in order, and -1 if all were in reverse.
func choosePivot[E any, O order[E]](s []E, o O) (pivot, trend int) {
	swaps, samples := 0, 0
	median := func(a, b, c int) int {
		if samples += 3; o.less(s[b], s[a]) {
			a, b = b, a
			swaps++
		}
		if o.less(s[c], s[b]) {
			b, c = c, b
			swaps++
			if o.less(s[b], s[a]) {
				a, b = b, a
				swaps++
			}
		}
		return b
	}
	quarter := len(s) / 4
	a, b, c := quarter, 2*quarter, 3*quarter
	if len(s) >= ninthSize {
		a, b, c = median(a-1, a, a+1), median(b-1, b, b+1), median(c-1, c, c+1)
	}
	pivot = median(a, b, c)
	switch swaps {
	case 0:
		trend = +1
	case samples:
		trend = -1
	}
	return pivot, trend
}

// partition puts what is less than the pivot in front of it and the rest behind
// it, and returns where it is then. untouched says that this was so before.
func partition[E any, O order[E]](s []E, o O, pivot int) (middle int, untouched bool) {
	s[0], s[pivot] = s[pivot], s[0]
	v := s[0]
	i, j := 1, len(s)-1
	untouched = true
	for {
		for i <= j && o.less(s[i], v) {
			i++
		}
		for i <= j && !o.less(s[j], v) {
			j--
		}
		if i > j {
			break
		}
		s[i], s[j] = s[j], s[i]
		i++
		j--
		untouched = false
	}
	s[0], s[j] = s[j], s[0]
	return j, untouched
}

// partitionCheap is partition without a branch on what a comparison says: each
// element is swapped with the first that is not less, and the border moves on
// or does not.
func partitionCheap[E any, O order[E]](s []E, o O, pivot int) (middle int, untouched bool) {
	s[0], s[pivot] = s[pivot], s[0]
	v := s[0]
	i, j := 1, len(s)
	for i < j && o.less(s[i], v) {
		i++
	}
	for i < j && !o.less(s[j-1], v) {
		j--
	}
	part := s[i:j]
	n := 0
	for k, x := range part {
		part[k] = part[n]
		part[n] = x
		if o.less(x, v) {
			n++
		}
	}
	middle = i + n - 1
	s[0], s[middle] = s[middle], s[0]
	return middle, i == j
}

// partitionEqual puts what is equal to the pivot, than which nothing is less,
// to the front, and returns how many these are.
func partitionEqual[E any, O order[E]](s []E, o O, pivot int) int {
	s[0], s[pivot] = s[pivot], s[0]
	v := s[0]
	i, j := 1, len(s)-1
	for {
		for i <= j && !o.less(v, s[i]) {
			i++
		}
		for i <= j && o.less(v, s[j]) {
			j--
		}
		if i > j {
			return i
		}
		s[i], s[j] = s[j], s[i]
		i++
		j--
	}
}

// sortStable sorts small blocks by insertion and merges neighbours, in place.
func sortStable[E any, O order[E]](s []E, o O) {
	for rest := s; len(rest) > 0; {
		n := min(stableBlock, len(rest))
		insertionSort(rest[:n], o)
		rest = rest[n:]
	}
	for size := stableBlock; size < len(s); size *= 2 {
		for rest := s; len(rest) > size; {
			n := min(2*size, len(rest))
			merge(rest[:n], o, size)
			rest = rest[n:]
		}
	}
}

// merge merges the sorted s[:middle] and s[middle:] by the method SymMerge of
// Kim and Kutzner: it finds what has to change sides about the centre, rotates
// that, and does the same in both halves.
func merge[E any, O order[E]](s []E, o O, middle int) {
	n := len(s)
	switch {
	case middle == 0 || middle == n || !o.less(s[middle], s[middle-1]):
		return
	case middle == 1:
		// Behind all that are less than it.
		v := s[0]
		to, _ := find(s[1:], func(x E) bool { return !o.less(x, v) })
		copy(s, s[1:to+1])
		s[to] = v
		return
	case middle == n-1:
		// In front of all that are greater.
		v := s[middle]
		to, _ := find(s[:middle], func(x E) bool { return o.less(v, x) })
		copy(s[to+1:], s[to:middle])
		s[to] = v
		return
	}
	// What is at low and at mirror-low would change places.
	half := n / 2
	mirror := half + middle
	low, high := 0, middle
	if middle > half {
		low, high = mirror-n, half
	}
	for low < high {
		c := int(uint(low+high) >> 1)
		if o.less(s[mirror-1-c], s[c]) {
			high = c
		} else {
			low = c + 1
		}
	}
	end := mirror - low
	if low < middle && middle < end {
		rotate(s[low:end], middle-low)
	}
	merge(s[:half], o, low)
	merge(s[half:], o, end-half)
}

// find returns the first index for which f is true, or len(s); f must stay true
// from there on.
func find[E any](s []E, f func(E) bool) (int, bool) {
	low, high := 0, len(s)
	for low < high {
		c := int(uint(low+high) >> 1)
		if f(s[c]) {
			high = c
		} else {
			low = c + 1
		}
	}
	return low, low < len(s)
}
