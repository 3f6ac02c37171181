package main

//go:noinline
func dot(x, y []int32) int32 {
	if len(x) != len(y) {
		panic("lengths differ")
	}
	var total int32
	for i := range x {
		total += x[i] * y[i]
	}
	return total
}

func main() {
	x, y := make([]int32, 1<<14), make([]int32, 1<<14)
	for i := range x {
		x[i], y[i] = int32(i), int32(i*3)
	}
	var total int32
	for i := 0; i < 200000; i++ {
		x[i&1023]++
		total += dot(x, y)
	}
	println(total)
}
