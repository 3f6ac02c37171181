package main

// Building strings by appending bytes, by concatenation, and reading runes.

func digits(b []byte, n int) []byte {
	if n >= 10 {
		b = digits(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

func run() int {
	sum := 0
	for round := 0; round < 4000; round++ {
		var b []byte
		for i := 0; i < 3000; i++ {
			b = digits(b, i)
			b = append(b, ", "...)
		}
		s := string(b)
		for i, r := range s {
			if r == ',' {
				sum += i & 7
			}
		}
		key := ""
		for i := 0; i < 200; i++ {
			key += "x"
			if key < s {
				sum++
			}
		}
		sum += len(key)
	}
	return sum
}
