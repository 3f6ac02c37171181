// Workers searches passwords by their hashes: several goroutines try guesses
// from one channel, and a context ends all of them once everything is found,
// or when the time is over.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"sort"
	"sync"
	"time"
)

const letters = "abcdefghijklmnopqrstuvwxyz"

// The SHA-256 hashes of four words of three letters.
var wanted = []string{
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	"cd6357efdd966de8c0cb2f876cc89ec74ce35f0968e11743987084bd42fb8944",
	"60be9861750facbfad8758254a2f76c0cfe78d54459a3bc187d49b1401fcd8e8",
	"4a70fe9aa6436e02c2dea340fbd1e352e4ef2d8ce6ca52ad25d4b95471fc8bf2",
}

type match struct {
	hash, word string
}

// guesses sends all words of three letters until ctx is done.
func guesses(ctx context.Context) <-chan string {
	out := make(chan string, 64)
	go func() {
		defer close(out)
		for _, a := range letters {
			for _, b := range letters {
				for _, c := range letters {
					select {
					case out <- string([]rune{a, b, c}):
					case <-ctx.Done():
						return
					}
				}
			}
		}
	}()
	return out
}

func work(ctx context.Context, in <-chan string, hashes map[string]bool, out chan<- match) {
	for word := range in {
		sum := sha256.Sum256([]byte(word))
		hash := hex.EncodeToString(sum[:])
		if !hashes[hash] {
			continue
		}
		select {
		case out <- match{hash, word}:
		case <-ctx.Done():
			return
		}
	}
}

// search returns what n workers find, sorted, and why they stopped before
// they had found everything.
func search(ctx context.Context, n int) ([]match, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	hashes := map[string]bool{}
	for _, h := range wanted {
		hashes[h] = true
	}
	in, out := guesses(ctx), make(chan match)
	var group sync.WaitGroup
	for i := 0; i < n; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			work(ctx, in, hashes, out)
		}()
	}
	go func() {
		group.Wait()
		close(out)
	}()
	var found []match
	for m := range out {
		if found = append(found, m); len(found) == len(wanted) {
			cancel()
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].word < found[j].word })
	if len(found) < len(wanted) {
		return found, ctx.Err()
	}
	return found, nil
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	found, err := search(ctx, 4)
	if err != nil {
		fmt.Fprintln(os.Stderr, "workers:", err)
		os.Exit(1)
	}
	for _, m := range found {
		fmt.Println(m.word, m.hash)
	}

	// Without any time nothing is found.
	short, cancel := context.WithDeadline(ctx, time.Now())
	defer cancel()
	found, err = search(short, 4)
	fmt.Println(len(found), err, errors.Is(err, context.DeadlineExceeded))
}
