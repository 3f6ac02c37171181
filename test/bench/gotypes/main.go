// Gotypes does with Go's own parser and type checker what zokor's front end
// does, so that test/bench/frontend.py can put the two side by side.
//
//	gotypes parse ROUNDS <FILES   parse the files named on the standard input;
//	                              print "lines seconds" for each round
//	gotypes check PACKAGE...      check the packages from source, their imports
//	                              without function bodies; print "lines errors"
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: gotypes parse ROUNDS <FILES | gotypes check PACKAGE...")
		os.Exit(2)
	}
	switch os.Args[1] {
	case "parse":
		parseRounds(os.Args[2])
	case "check":
		check(os.Args[2:])
	}
}

// parseRounds parses the files named on the standard input, again and again;
// reading them is not measured.
func parseRounds(count string) {
	rounds, _ := strconv.Atoi(count)
	var names []string
	var texts [][]byte
	lines := 0
	input := bufio.NewScanner(os.Stdin)
	for input.Scan() {
		text, err := os.ReadFile(input.Text())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		names = append(names, input.Text())
		texts = append(texts, text)
		lines += bytes.Count(text, []byte("\n"))
	}
	for ; rounds > 0; rounds-- {
		fset := token.NewFileSet()
		start := time.Now()
		for i, text := range texts {
			if _, err := parser.ParseFile(fset, names[i], text, parser.SkipObjectResolution); err != nil {
				fmt.Fprintln(os.Stderr, err)
			}
		}
		fmt.Println(lines, time.Since(start).Seconds())
	}
}

// A loader is an importer that reads source text.
type loader struct {
	context  build.Context
	fset     *token.FileSet
	roots    map[string]bool // packages whose function bodies are checked
	packages map[string]*types.Package
	lines    int // of the files of the roots
	errors   int
}

func check(roots []string) {
	l := &loader{
		context:  build.Default,
		fset:     token.NewFileSet(),
		roots:    map[string]bool{},
		packages: map[string]*types.Package{"unsafe": types.Unsafe},
	}
	l.context.CgoEnabled = false
	for _, path := range roots {
		l.roots[path] = true
	}
	for _, path := range roots {
		if _, err := l.ImportFrom(path, "", 0); err != nil {
			fmt.Fprintln(os.Stderr, path+":", err)
			l.errors++
		}
	}
	fmt.Println(l.lines, l.errors)
}

func (l *loader) Import(path string) (*types.Package, error) {
	return l.ImportFrom(path, "", 0)
}

func (l *loader) ImportFrom(path, dir string, mode types.ImportMode) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	found, err := l.context.Import(path, dir, 0)
	if err != nil {
		return nil, err
	}
	if known := l.packages[found.ImportPath]; known != nil {
		return known, nil
	}
	isRoot := l.roots[found.ImportPath]
	var files []*ast.File
	for _, name := range found.GoFiles {
		text, err := os.ReadFile(filepath.Join(found.Dir, name))
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(l.fset, filepath.Join(found.Dir, name), text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		if isRoot {
			l.lines += bytes.Count(text, []byte("\n"))
		}
		files = append(files, file)
	}
	config := types.Config{
		Importer:         l,
		IgnoreFuncBodies: !isRoot,
		Sizes:            types.SizesFor("gc", "amd64"),
		Error: func(err error) {
			l.errors++
			fmt.Fprintln(os.Stderr, err)
		},
	}
	info := &types.Info{}
	if isRoot {
		// What a compiler needs to generate code from.
		info.Types = map[ast.Expr]types.TypeAndValue{}
		info.Defs = map[*ast.Ident]types.Object{}
		info.Uses = map[*ast.Ident]types.Object{}
		info.Implicits = map[ast.Node]types.Object{}
		info.Selections = map[*ast.SelectorExpr]*types.Selection{}
		info.Instances = map[*ast.Ident]types.Instance{}
	}
	checked, err := config.Check(found.ImportPath, l.fset, files, info)
	l.packages[found.ImportPath] = checked
	return checked, err
}
