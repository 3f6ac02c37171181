# Configuration of the lit tests: which files are tests and what the words in
# their RUN lines stand for. docs/Testing.md explains the kinds of tests.

import os
import shlex
import shutil
import sys

import lit.formats

config.name = "zokor"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".go", ".test", ".mlir", ".txt"]
# Folders whose files are not lit tests, and files that go along with tests.
config.excludes = [
    "Inputs",
    "unit",
    "bench",
    "fuzz",
    "CMakeLists.txt",
    "expected-failures.txt",
    "slow.txt",
    "README.txt",
]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.zokor_build_dir, "test")

bin_dir = os.path.join(config.zokor_build_dir, "bin")
utils_dir = os.path.join(config.zokor_source_dir, "utils")
path = [bin_dir, config.llvm_tools_dir, config.environment.get("PATH", "")]
config.environment["PATH"] = os.pathsep.join(path)

# The settings of the person who runs the tests must not change the results.
for name in ["GOROOT", "GOPATH", "GOFLAGS", "GO111MODULE", "GOPROXY", "GOOS", "GOARCH"]:
    config.environment.pop(name, None)
# HOME is gone in lit's environment; caches belong to the test run.
config.environment["HOME"] = os.path.join(config.test_exec_root, "home")
config.environment["GOCACHE"] = os.path.join(config.test_exec_root, "gocache")
config.environment["ZOKOR_CACHE"] = os.path.join(config.test_exec_root, "cache")
config.environment["GOPATH"] = os.path.join(config.test_exec_root, "gopath")
for name in ["ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"]:
    if name in os.environ:
        config.environment[name] = os.environ[name]

zokor = os.path.join(bin_dir, "zokor")
python = shlex.quote(sys.executable)
config.substitutions += [
    # Matches a compilation's errors with the ERROR comments of the file.
    ("%verify", f"{python} {utils_dir}/verify-errors --compiler '{zokor} tool compile'"),
    ("%go-suite", f"{python} {config.test_source_root}/go-suite/run --build {config.zokor_build_dir}"),
    ("%std-suite", f"{python} {config.test_source_root}/std-suite/run --zokor {zokor}"),
    ("%python", python),
    ("%split-file", os.path.join(config.llvm_tools_dir, "split-file")),
    # A compilation that does not end fails its test, not the whole run.
    ("%zokor", f"timeout 300 {zokor}"),
    ("%utils", utils_dir),
    ("%examples", os.path.join(config.zokor_source_dir, "docs", "examples")),
]

# Go's own tests use all processors themselves: one kind at a time.
lit_config.parallelism_groups["go-suite"] = 1
lit_config.parallelism_groups["std-suite"] = 1
# gc, to compare with, from the path or where Debian puts it.
gc = shutil.which("go") or shutil.which("go", path="/usr/lib/go-1.19/bin")
if gc:
    config.available_features.add("gc")
    config.substitutions.append(("%gc", f"timeout 300 {gc}"))
if shutil.which("gdb"):
    config.available_features.add("gdb")
if not config.sanitizer:
    config.available_features.add("no-sanitizer")
