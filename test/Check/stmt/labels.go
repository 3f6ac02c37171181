// RUN: %verify %s
// A label is unique in its function and used; break and continue name a
// statement around them.

package p

func f(x int, c chan int) {
Unused: // ERROR "label Unused defined and not used"
	x++
Loop:
	for {
		break Loop
		continue Loop
		break Later // ERROR "break label not defined: Later"
		break Missing // ERROR "break label not defined: Missing"
		continue Missing // ERROR "continue label not defined: Missing"
		goto Missing // ERROR "label Missing not defined"
		func() {
			break Loop // ERROR "break label not defined: Loop"
			goto Loop
		Loop:
			for {
				continue Loop
			}
		}()
	}
	break Loop // ERROR "invalid break label Loop"
	continue Loop // ERROR "invalid continue label Loop"
Later:
	for range c {
		continue Later
	Inner:
		for {
			continue Inner
			continue Later
			break Loop // ERROR "invalid break label Loop"
		}
	}
Switch:
	switch x {
	case 1:
		break Switch
		continue Switch // ERROR "invalid continue label Switch"
	}
Select:
	select {
	case <-c:
		break Select
		continue Select // ERROR "invalid continue label Select"
	}
Block:
	{
		break Block // ERROR "invalid break label Block"
		continue Block // ERROR "invalid continue label Block"
		goto Block
	}
If:
	if x == 1 {
		break If // ERROR "invalid break label If"
	}
Twice:
	x++
Twice: // ERROR "label Twice already defined at labels\.go:61:1"
	x++
	goto Twice
Outer:
Chain:
	for {
		break Outer // ERROR "invalid break label Outer"
		break Chain
	}
TypeSwitch:
	switch interface{}(x).(type) {
	default:
		break TypeSwitch
	}
_:
	x++
	goto _ // ERROR "label _ not defined"
}

func other() {
Loop: // ERROR "label Loop defined and not used"
	goto Unused // ERROR "label Unused not defined"
}
