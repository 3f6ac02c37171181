package main

type lesser interface {
	less(i, j int) bool
	swap(i, j int)
	length() int
}

type ints []int

func (x ints) less(i, j int) bool { return x[i] < x[j] }
func (x ints) swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x ints) length() int        { return len(x) }

// heapSort goes through an interface, quickSort does not.
func heapSort(x lesser) {
	n := x.length()
	for i := n/2 - 1; i >= 0; i-- {
		siftDown(x, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		x.swap(0, i)
		siftDown(x, 0, i)
	}
}

func siftDown(x lesser, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && x.less(child, child+1) {
			child++
		}
		if !x.less(root, child) {
			return
		}
		x.swap(root, child)
		root = child
	}
}

func quickSort(x []int) {
	for len(x) > 12 {
		pivot := x[len(x)/2]
		i, j := 0, len(x)-1
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for x[j] > pivot {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		quickSort(x[:j+1])
		x = x[i:]
	}
	for i := 1; i < len(x); i++ {
		for j := i; j > 0 && x[j] < x[j-1]; j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

func fill(x []int) {
	state := uint32(1)
	for i := range x {
		state = state*1664525 + 1013904223
		x[i] = int(state >> 8)
	}
}

func run() int {
	x := make([]int, 1000000)
	sum := 0
	for i := 0; i < 5; i++ {
		fill(x)
		quickSort(x)
		sum += x[len(x)/2]
	}
	fill(x[:300000])
	heapSort(ints(x[:300000]))
	return sum + x[1000]
}
