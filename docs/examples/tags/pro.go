//go:build pro

package main

const edition = "professional edition"

func init() { features = append(features, "reports", "export") }
