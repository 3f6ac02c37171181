// RUN: %zokor run %s > %t && diff %S/Inputs/encodings.expected %t
// JSON, base64, hex, CSV, binary, gob and hashes.

package main

import (
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strings"
)

type inner struct {
	Tags []string          `json:"tags,omitempty"`
	M    map[string]float64 `json:"m"`
}

type doc struct {
	ID    int     `json:"id" xml:"id,attr"`
	Name  string  `json:"name"`
	Inner *inner  `json:"inner" xml:"-"`
	Any   any     `json:"any" xml:"-"`
	F     float64 `json:"f"`
	skip  int
}

func main() {
	d := doc{1, "a<b>\u2028", &inner{[]string{"x", "y"}, map[string]float64{"z": 1e21, "a": 0.1}}, []any{1, "s", nil, true}, 1.5, 3}
	b, err := json.Marshal(d)
	fmt.Println(string(b), err)
	var back doc
	fmt.Println(json.Unmarshal(b, &back), back.ID, back.Name, *back.Inner, back.Any)
	b, _ = json.MarshalIndent(map[string]any{"k": []int{1, 2}, "e": map[string]int{}}, "", "  ")
	fmt.Println(string(b))
	fmt.Println(json.Unmarshal([]byte(`{"id": "x"}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"id": 1`), &back))
	var generic any
	dec := json.NewDecoder(strings.NewReader(`{"a":[1,2.5,"x",{"b":null}]} [true]`))
	for dec.Decode(&generic) == nil {
		fmt.Println(generic)
	}
	out, err := xml.Marshal(doc{ID: 7, Name: "n", F: 2})
	fmt.Println(string(out), err)
	fmt.Println(base64.StdEncoding.EncodeToString([]byte("hello, world")), hex.EncodeToString([]byte("hex")))
	records, err := csv.NewReader(strings.NewReader("a,\"b,c\"\n1,2\n")).ReadAll()
	fmt.Println(records, err)
	var buf bytes.Buffer
	binary.Write(&buf, binary.BigEndian, struct {
		A uint16
		B int32
	}{1, -2})
	fmt.Println(buf.Bytes())
	buf.Reset()
	fmt.Println(gob.NewEncoder(&buf).Encode(inner{[]string{"g"}, map[string]float64{"pi": 3.14}}))
	var in inner
	fmt.Println(gob.NewDecoder(&buf).Decode(&in), in)
	fmt.Printf("%x\n%x\n%08x\n", sha256.Sum256([]byte("abc")), md5.Sum([]byte("abc")), crc32.ChecksumIEEE([]byte("abc")))
	buf.Reset()
	w := gzip.NewWriter(&buf)
	io.WriteString(w, strings.Repeat("gzip ", 100))
	w.Close()
	r, err := gzip.NewReader(&buf)
	text, err2 := io.ReadAll(r)
	fmt.Println(err, err2, len(text))
	json.NewEncoder(os.Stdout).Encode(struct{ X, Y int }{1, 2})
}
