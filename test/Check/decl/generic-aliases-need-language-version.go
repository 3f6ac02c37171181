// RUN: %verify --flags=-lang=go1.23 %s
// Type parameters of aliases came with go1.24.

package p

type A[P any] = []P // ERROR "generic type alias requires go1\.24 or later"
