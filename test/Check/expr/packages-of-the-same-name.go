// RUN: %verify %s
// Messages give the import path of a package if another one has its name.

package p

import (
	"bytes"
	html "html/template"
	text "text/template"
)

func f(h *html.Template, t *text.Template, b *bytes.Buffer) {
	h = t // ERROR `cannot use t \(variable of type \*"text/template"\.Template\) as type \*"html/template"\.Template in assignment`
	t = b // ERROR `cannot use b \(variable of type \*bytes\.Buffer\) as type \*"text/template"\.Template in assignment`
	_ = h.x // ERROR `h\.x undefined \(type \*"html/template"\.Template has no field or method x\)`
}
