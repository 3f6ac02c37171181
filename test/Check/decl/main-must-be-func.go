// RUN: %verify --flags=-p=main %s
// In package main, main is a function.

package main

var main = 1 // ERROR "cannot declare main - must be func"

type T struct{ init, main int }
