package main

func fannkuch(n int) (checksum, maxFlips int) {
	perm1 := make([]int, n)
	for i := range perm1 {
		perm1[i] = i
	}
	perm := make([]int, n)
	count := make([]int, n)
	r := n
	for perms := 0; ; perms++ {
		for ; r != 1; r-- {
			count[r-1] = r
		}
		if first := perm1[0]; first != 0 {
			copy(perm, perm1)
			flips := 0
			for k := perm[0]; k != 0; k = perm[0] {
				for i, j := 0, k; i < j; i, j = i+1, j-1 {
					perm[i], perm[j] = perm[j], perm[i]
				}
				flips++
			}
			if flips > maxFlips {
				maxFlips = flips
			}
			if perms&1 == 0 {
				checksum += flips
			} else {
				checksum -= flips
			}
		}
		for {
			if r == n {
				return
			}
			first := perm1[0]
			for i := 0; i < r; i++ {
				perm1[i] = perm1[i+1]
			}
			perm1[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
	}
}

func run() int {
	checksum, flips := fannkuch(11)
	return checksum*100 + flips
}
