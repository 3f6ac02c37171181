package main

// Insertion, lookup, deletion and iteration with int keys.
func run() int {
	sum := 0
	for round := 0; round < 8; round++ {
		m := map[int]int{}
		for i := 0; i < 200000; i++ {
			m[i*7919] = i
		}
		for pass := 0; pass < 4; pass++ {
			for i := 0; i < 200000; i++ {
				sum += m[i*7919]
				if _, ok := m[i*7919+1]; ok {
					sum++
				}
			}
		}
		for k, v := range m {
			sum += k ^ v
		}
		for i := 0; i < 200000; i += 2 {
			delete(m, i*7919)
		}
		sum += len(m)
	}
	return sum
}
