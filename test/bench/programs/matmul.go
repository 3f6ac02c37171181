package main

func matrix(n int, seed float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = seed * float64(i-j) * float64(i+j)
		}
	}
	return m
}

func multiply(a, b [][]float64) [][]float64 {
	c := make([][]float64, len(a))
	for i, row := range a {
		out := make([]float64, len(b[0]))
		for k, v := range row {
			for j, w := range b[k] {
				out[j] += v * w
			}
		}
		c[i] = out
	}
	return c
}

func run() int {
	const n = 900
	c := multiply(matrix(n, 1.0/n/n), matrix(n, 2.0/n/n))
	return int(c[n/2][n/2] * 1e6)
}
