// Json reads a list of orders from standard input and writes one summary for
// each customer, both as JSON.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"time"
)

type order struct {
	ID       int               `json:"id"`
	Customer string            `json:"customer"`
	Placed   time.Time         `json:"placed"`
	Items    []item            `json:"items"`
	Notes    map[string]string `json:"notes,omitempty"`
	Discount *float64          `json:"discount"`
}

type item struct {
	Name     string  `json:"name"`
	Quantity int     `json:"quantity"`
	Price    float64 `json:"price"`
}

func (o order) total() float64 {
	sum := 0.0
	for _, i := range o.Items {
		sum += float64(i.Quantity) * i.Price
	}
	if o.Discount != nil {
		sum *= 1 - *o.Discount
	}
	return sum
}

// cents is an amount that is written with two digits behind the point.
type cents int64

func (c cents) MarshalJSON() ([]byte, error) {
	return []byte(fmt.Sprintf("%d.%02d", c/100, c%100)), nil
}

type summary struct {
	Customer string         `json:"customer"`
	Orders   []int          `json:"orders"`
	Total    cents          `json:"total"`
	Latest   time.Time      `json:"latest"`
	Bought   map[string]int `json:"bought"`
	Notes    any            `json:"notes,omitempty"`
}

func summarize(orders []order) []*summary {
	byName := map[string]*summary{}
	var all []*summary
	for _, o := range orders {
		s := byName[o.Customer]
		if s == nil {
			s = &summary{Customer: o.Customer, Bought: map[string]int{}}
			byName[o.Customer] = s
			all = append(all, s)
		}
		s.Orders = append(s.Orders, o.ID)
		s.Total += cents(o.total()*100 + 0.5)
		if o.Placed.After(s.Latest) {
			s.Latest = o.Placed
		}
		for _, i := range o.Items {
			s.Bought[i.Name] += i.Quantity
		}
		if o.Notes != nil {
			s.Notes = o.Notes
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Customer < all[j].Customer })
	return all
}

func run(in io.Reader, out io.Writer) error {
	decoder := json.NewDecoder(in)
	decoder.DisallowUnknownFields()
	var orders []order
	if err := decoder.Decode(&orders); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return fmt.Errorf("%s is a %s, not a %v", wrong.Field, wrong.Value, wrong.Type)
		}
		return err
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(summarize(orders))
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "json:", err)
		os.Exit(1)
	}
}
