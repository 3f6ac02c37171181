package bytealg

// The rolling hash of Rabin and Karp: a string is a number to the base PrimeRK.

// PrimeRK is the base of the hashes.
const PrimeRK = 16777619

type text interface{ ~string | ~[]byte }

// power returns PrimeRK to the n.
func power(n int) uint32 {
	var result, square uint32 = 1, PrimeRK
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			result *= square
		}
		square *= square
	}
	return result
}

func hash[T text](s T) (uint32, uint32) {
	h := uint32(0)
	for i := 0; i < len(s); i++ {
		h = h*PrimeRK + uint32(s[i])
	}
	return h, power(len(s))
}

func hashReversed[T text](s T) (uint32, uint32) {
	h := uint32(0)
	for i := len(s) - 1; i >= 0; i-- {
		h = h*PrimeRK + uint32(s[i])
	}
	return h, power(len(s))
}

func index[T text](s, sep T) int {
	want, drop := hash(sep)
	n := len(sep)
	h := uint32(0)
	for i := 0; i < len(s); i++ {
		h = h*PrimeRK + uint32(s[i])
		if i >= n {
			h -= drop * uint32(s[i-n])
		}
		if start := i + 1 - n; start >= 0 && h == want && string(s[start:i+1]) == string(sep) {
			return start
		}
	}
	return -1
}

// HashStrBytes returns the hash of sep and PrimeRK to the length of sep.
func HashStrBytes(sep []byte) (uint32, uint32) { return hash(sep) }

// HashStr is HashStrBytes for strings.
func HashStr(sep string) (uint32, uint32) { return hash(sep) }

// HashStrRevBytes is HashStrBytes of the reversed bytes.
func HashStrRevBytes(sep []byte) (uint32, uint32) { return hashReversed(sep) }

// HashStrRev is HashStrRevBytes for strings.
func HashStrRev(sep string) (uint32, uint32) { return hashReversed(sep) }

// IndexRabinKarpBytes returns the index of the first sep in s, or -1.
func IndexRabinKarpBytes(s, sep []byte) int { return index(s, sep) }

// IndexRabinKarp is IndexRabinKarpBytes for strings.
func IndexRabinKarp(s, substr string) int { return index(s, substr) }
