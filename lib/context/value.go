package context

import "internal/reflectlite"

// WithValue returns a context in which key has the value val. The key must be
// comparable and should be of a type that its package defines.
func WithValue(parent Context, key, val any) Context {
	mustHaveParent(parent)
	if key == nil {
		panic("nil key")
	}
	if !reflectlite.TypeOf(key).Comparable() {
		panic("key is not comparable")
	}
	return &valueContext{parent, key, val}
}

type valueContext struct {
	Context
	key, val any
}

func (c *valueContext) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return value(c.Context, key)
}

func (c *valueContext) String() string {
	return name(c.Context) + ".WithValue(type " + reflectlite.TypeOf(c.key).String() +
		", val " + text(c.val) + ")"
}

// value walks up from c. It is a loop over the types of this package, since
// chains may be long and each of their Value methods would call the next.
func value(c Context, key any) any {
	for {
		switch ctx := c.(type) {
		case *valueContext:
			if key == ctx.key {
				return ctx.val
			}
			c = ctx.Context
		case *cancelCtx:
			if key == &cancelCtxKey {
				return ctx
			}
			c = ctx.Context
		case *timerCtx:
			if key == &cancelCtxKey {
				return &ctx.cancelCtx
			}
			c = ctx.Context
		case detachedContext:
			// What ends a context above does not end what is below.
			if key == &cancelCtxKey {
				return nil
			}
			c = ctx.parent
		case backgroundContext, todoContext:
			return nil
		default:
			return c.Value(key)
		}
	}
}

type stringer interface{ String() string }

// name is what a context is called in the names of its children.
func name(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return reflectlite.TypeOf(c).String()
}

// text prints a value without package fmt, which is above this one.
func text(v any) string {
	switch s := v.(type) {
	case stringer:
		return s.String()
	case string:
		return s
	case nil:
		return "<nil>"
	}
	return "<not Stringer>"
}
