package main

//go:noinline
func maxByte(b []byte) byte {
	var m byte
	for _, v := range b {
		if v > m {
			m = v
		}
	}
	return m
}

func main() {
	b := make([]byte, 1<<16)
	for i := range b {
		b[i] = byte(i * 7 % 250)
	}
	total := 0
	for i := 0; i < 30000; i++ {
		b[i&1023]++
		total += int(maxByte(b))
	}
	println(total)
}
