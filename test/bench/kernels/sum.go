package main

//go:noinline
func sum(x []int) int {
	total := 0
	for _, v := range x {
		total += v
	}
	return total
}

func main() {
	x := make([]int, 1<<14)
	for i := range x {
		x[i] = i
	}
	total := 0
	for i := 0; i < 200000; i++ {
		x[i&1023]++
		total += sum(x)
	}
	println(total)
}
