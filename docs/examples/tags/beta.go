// Before Go 1.17 constraints were written like this; both lines mean the same.

//go:build pro && beta
// +build pro,beta

package main

func init() { features = append(features, "assistant (beta)") }
