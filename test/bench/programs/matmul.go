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
	n, p := len(a), len(b[0])
	c := make([][]float64, n)
	bt := make([]float64, len(b)) // one column
	for i := range c {
		c[i] = make([]float64, p)
	}
	for j := 0; j < p; j++ {
		for k := range b {
			bt[k] = b[k][j]
		}
		for i := range c {
			sum, row := 0.0, a[i]
			for k := range row {
				sum += row[k] * bt[k]
			}
			c[i][j] = sum
		}
	}
	return c
}

func run() int {
	const n = 900
	c := multiply(matrix(n, 1.0/n/n), matrix(n, 2.0/n/n))
	return int(c[n/2][n/2] * 1e6)
}
