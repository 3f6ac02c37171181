package main

func name(b []byte, n int) string {
	b = append(b[:0], "key-"...)
	for ; n > 0; n /= 10 {
		b = append(b, byte('0'+n%10))
	}
	return string(b)
}

// Insertion, lookup and iteration with string keys.
func run() int {
	buffer := make([]byte, 0, 32)
	keys := make([]string, 100000)
	for i := range keys {
		keys[i] = name(buffer, i)
	}
	sum := 0
	for round := 0; round < 15; round++ {
		m := map[string]int{}
		for i, k := range keys {
			m[k] = i
		}
		for pass := 0; pass < 4; pass++ {
			for _, k := range keys {
				sum += m[k]
			}
		}
		for k, v := range m {
			sum += len(k) ^ v
		}
		for _, k := range keys {
			m[k]++
		}
	}
	return sum
}
