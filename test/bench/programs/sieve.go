package main

func sieve(n int) int {
	composite := make([]bool, n+1)
	count := 0
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		count++
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return count
}

func run() int {
	total := 0
	for i := 0; i < 60; i++ {
		total += sieve(3000000)
	}
	return total
}
