package main

func run() int {
	const n, iterations = 3000, 50
	inside := 0
	for y := 0; y < n; y++ {
		ci := 2*float64(y)/n - 1
		for x := 0; x < n; x++ {
			cr := 2*float64(x)/n - 1.5
			var zr, zi, tr, ti float64
			i := 0
			for ; i < iterations && tr+ti <= 4; i++ {
				zi = 2*zr*zi + ci
				zr = tr - ti + cr
				tr = zr * zr
				ti = zi * zi
			}
			if tr+ti <= 4 {
				inside++
			}
		}
	}
	return inside
}
