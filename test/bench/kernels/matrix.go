package main

const n = 512

//go:noinline
func multiply(a, b, c []float64) {
	for i := 0; i < n; i++ {
		row := c[i*n : (i+1)*n]
		for k := 0; k < n; k++ {
			v := a[i*n+k]
			for j, w := range b[k*n : (k+1)*n] {
				row[j] += v * w
			}
		}
	}
}

func main() {
	a, b, c := make([]float64, n*n), make([]float64, n*n), make([]float64, n*n)
	for i := range a {
		a[i], b[i] = float64(i%7), float64(i%5)
	}
	for i := 0; i < 16; i++ {
		multiply(a, b, c)
	}
	println(int(c[n+1]))
}
