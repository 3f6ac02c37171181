package main

//go:noinline
func axpy(a float64, x, y []float64) {
	for i, v := range x {
		y[i] += a * v
	}
}

func main() {
	x, y := make([]float64, 1<<13), make([]float64, 1<<13)
	for i := range x {
		x[i] = float64(i & 15)
	}
	for i := 0; i < 200000; i++ {
		axpy(0.5, x, y)
	}
	println(int(y[3]), int(y[14]))
}
