// RUN: %zokor run %s > %t && diff %S/Inputs/texts.expected %t
// Packages strings, strconv, sort, unicode, regexp, text/template, bufio and math.

package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"container/list"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"text/tabwriter"
	"text/template"
	"unicode"
	"unicode/utf8"
)

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func main() {
	fmt.Println(strings.Fields("  a b  c "), strings.Split("a,b,,c", ","), strings.Replace("aaaa", "a", "b", 2), strings.Title("hello world"))
	fmt.Println(strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.Count("cheese", "e"), strings.Contains("x", ""), strings.EqualFold("Go", "GO"))
	long := strings.Repeat("abc ", 100) + "needle in a haystack that is long enough to leave the short search behind, really"
	fmt.Println(strings.Index(long, "needle"), strings.Index(long, "needle in a haystack that is long enough to leave the short search behind"), strings.Index(long, "nowhere"))
	fmt.Println(strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, "Hello, Wörld"), strings.TrimLeft("xxabc", "x"), strings.TrimSuffix("a.go", ".go"), strings.ToTitle("ß"))
	var sb strings.Builder
	for i := 0; i < 5; i++ {
		fmt.Fprintf(&sb, "%d-", i)
	}
	fmt.Println(sb.String(), sb.Len(), strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<b>"))
	for _, f := range []float64{0, 1, -1, 0.1, 1.0 / 3, 1e23, 5e-324, math.MaxFloat64, 123456789, 1e21, math.Inf(1)} {
		fmt.Print(strconv.FormatFloat(f, 'g', -1, 64), " ", strconv.FormatFloat(f, 'f', 3, 64), " ", strconv.FormatFloat(f, 'e', -1, 32), "; ")
	}
	fmt.Println()
	for _, s := range []string{"1.5", "1e400", "0x1p-2", "nan", "x", "12345678901234567890"} {
		f, err := strconv.ParseFloat(s, 64)
		n, err2 := strconv.ParseInt(s, 0, 64)
		fmt.Println(f, err, n, err2)
	}
	fmt.Println(strconv.Quote("tab\t\x00é\U0001F600"), strconv.FormatInt(-255, 16), strconv.AppendBool(nil, true))
	words := strings.Fields("the quick brown fox jumps over the lazy dog")
	sort.Strings(words)
	fmt.Println(words, sort.SearchStrings(words, "lazy"))
	sort.SliceStable(words, func(i, j int) bool { return len(words[i]) < len(words[j]) })
	fmt.Println(words)
	h := &ints{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 3)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	l.PushBack(1)
	l.PushFront(0)
	fmt.Println(l.Len(), l.Front().Value)
	re := regexp.MustCompile(`(?i)(\w+)\s*=\s*("[^"]*"|\d+)`)
	fmt.Println(re.FindAllStringSubmatch(`a = 1, Name="x y" b=`, -1), re.ReplaceAllString("k=1", "$2:$1"), re.NumSubexp())
	template.Must(template.New("t").Funcs(template.FuncMap{"up": strings.ToUpper}).Parse(
		`{{range $i, $w := .Words}}{{if $i}}, {{end}}{{$w | up | printf "%q"}}{{else}}none{{end}} {{len .Words}} {{with .M}}{{.k}} {{index . "k"}}{{end}}
`)).Execute(os.Stdout, map[string]any{"Words": words[:3], "M": map[string]int{"k": 5}})
	sc := bufio.NewScanner(strings.NewReader("one two\nthree"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), "|")
	}
	rd := bufio.NewReader(bytes.NewBufferString("line 1\nline 2"))
	line, err := rd.ReadString('\n')
	rest, err2 := rd.ReadString('\n')
	fmt.Printf("%q %v %q %v\n", line, err, rest, err2)
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', 0)
	fmt.Fprintln(tw, "a\tbbb\tc")
	fmt.Fprintln(tw, "aaaa\tb\tc")
	tw.Flush()
	fmt.Println(math.Sqrt(2), math.Sin(1), math.Log(10), math.Pow(2, 0.5), math.Floor(-1.5), math.Round(2.5), math.Mod(7, -3), math.Hypot(3, 4), math.Cbrt(27), math.Gamma(5.5))
	fmt.Println(bits.Len(1023), bits.OnesCount64(0xff00ff), bits.Reverse8(1), bits.TrailingZeros32(8))
	x, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	fmt.Println(x.Mul(x, x), new(big.Int).Exp(big.NewInt(3), big.NewInt(100), big.NewInt(1000007)), big.NewRat(3, 6))
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Intn(100), r.Intn(100), r.Float64(), r.Perm(5))
	fmt.Println(utf8.RuneCountInString("héllo"), utf8.ValidString("\xff"), []rune("a☃"), filepath.Join("a", "../b", "c.go"), filepath.Ext("x.tar.gz"))
}
