// RUN: %verify %s
// The header of a control clause needs a condition where the grammar has one,
// and a statement is none.

package p

func f(x int, c chan int) {
	if { // ERROR "missing condition in if statement"
	}
	if x := 1; { // ERROR "missing condition in if statement"
	}
	if x > 0 // ERROR "unexpected newline, expecting { after if clause"
	{
	}
	if x := 1 { // ERROR "cannot use x := 1 as value"
	}
	if x += 1 { // ERROR "cannot use x \+= 1 as value"
	}
	for x++ { // ERROR "cannot use x\+\+ as value"
	}
	switch c <- 1 { // ERROR "cannot use c <- 1 as value"
	}
	for ; ; x := 1 { // ERROR "cannot declare in post statement of for loop"
	}
	if var y = 1; y > 0 { // ERROR "var declaration not allowed in if initializer"
	}
	if x > 0 {
	} else x = 1 // ERROR "else must be followed by if or statement block"
}
