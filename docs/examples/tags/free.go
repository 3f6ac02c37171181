//go:build !pro

package main

const edition = "free edition"
