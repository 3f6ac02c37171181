package main

//go:noinline
func sieve(composite []bool) int {
	for i := range composite {
		composite[i] = false
	}
	count := 0
	for i := 2; i < len(composite); i++ {
		if composite[i] {
			continue
		}
		count++
		for j := i * i; j < len(composite); j += i {
			composite[j] = true
		}
	}
	return count
}

func main() {
	composite := make([]bool, 1000000)
	total := 0
	for i := 0; i < 150; i++ {
		total += sieve(composite)
	}
	println(total)
}
