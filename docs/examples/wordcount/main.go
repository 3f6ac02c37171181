// Wordcount prints how many lines, words and bytes the named files have, and
// the words that are most frequent in all of them together. Without names it
// counts what it reads from standard input.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode"
)

type counts struct {
	lines, words, bytes int
}

// count reads r to its end and adds its words, in lower case, to frequency.
func count(r io.Reader, frequency map[string]int) (c counts, err error) {
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadString('\n')
		c.bytes += len(line)
		c.lines += strings.Count(line, "\n")
		for _, word := range strings.FieldsFunc(line, isSeparator) {
			c.words++
			frequency[strings.ToLower(word)]++
		}
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return c, err
		}
	}
}

// isSeparator reports whether words end at r; apostrophes are parts of words.
func isSeparator(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
}

// ranked returns the words, the most frequent first, equals by the alphabet.
func ranked(frequency map[string]int) []string {
	words := make([]string, 0, len(frequency))
	for word := range frequency {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool {
		if a, b := frequency[words[i]], frequency[words[j]]; a != b {
			return a > b
		}
		return words[i] < words[j]
	})
	return words
}

func main() {
	top := flag.Int("top", 10, "print the `n` most frequent words")
	flag.Parse()
	frequency := map[string]int{}
	report := func(name string, r io.Reader) {
		c, err := count(r, frequency)
		if err != nil {
			fmt.Fprintln(os.Stderr, "wordcount:", err)
			os.Exit(1)
		}
		fmt.Printf("%6d %6d %7d  %s\n", c.lines, c.words, c.bytes, name)
	}
	if flag.NArg() == 0 {
		report("(standard input)", os.Stdin)
	}
	for _, name := range flag.Args() {
		file, err := os.Open(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, "wordcount:", err)
			os.Exit(1)
		}
		report(name, file)
		file.Close()
	}
	words := ranked(frequency)
	fmt.Println(len(words), "different words")
	if len(words) > *top {
		words = words[:*top]
	}
	for _, word := range words {
		fmt.Printf("%6d  %s\n", frequency[word], word)
	}
}
