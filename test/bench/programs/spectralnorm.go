package main

func evalA(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

type vec []float64

func (v vec) times(u vec) {
	for i := range v {
		var a float64
		for j := range u {
			a += evalA(i, j) * u[j]
		}
		v[i] = a
	}
}

func (v vec) timesTransposed(u vec) {
	for i := range v {
		var a float64
		for j := range u {
			a += evalA(j, i) * u[j]
		}
		v[i] = a
	}
}

func (v vec) timesATA(u vec) {
	x := make(vec, len(u))
	x.times(u)
	v.timesTransposed(x)
}

func run() int {
	const n = 2500
	u := make(vec, n)
	for i := range u {
		u[i] = 1
	}
	v := make(vec, n)
	for i := 0; i < 10; i++ {
		v.timesATA(u)
		u.timesATA(v)
	}
	var vBv, vv float64
	for i := range v {
		vBv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	return int(vBv / vv * 1e9)
}
