"""Runs the test programs of gc's type checker, as the kind "types2" of `run`.

They lie in GOROOT/src/cmd/compile/internal/types2/testdata; a folder there is
one package. An error is announced by a comment right behind the token that it
is reported at, /* ERROR regexp */, so a line can announce several. Go tests
them with the type checker as a library, set to words that differ from those of
gc; here they go through `zokor tool compile`. So the number of errors on each
line is compared, but neither words nor columns, and programs that need what
only the library offers are left out.
"""

import concurrent.futures
import os
import re
import subprocess
import tempfile

FOLDERS = ["check", "examples", "fixedbugs", "spec"]

# What a Go file consists of, as far as finding tokens and comments needs it.
TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      |(?P<comment>//[^\n]*|/\*.*?\*/)
      |(?P<raw>`[^`]*`)
      |(?P<string>"(?:\\.|[^"\\\n])*"?)
      |(?P<rune>'(?:\\.|[^'\\\n])*'?)
      |(?P<word>[\w.]+)
      |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
ANNOUNCED = re.compile(r'^ *ERROR *"?([^"]*)"?')
# Functions that Go's test program declares in the universe.
HARNESS_ONLY = re.compile(r"\b(assert|trace)\(|^// *-fakeImportC", re.M)


def folder(goroot):
    return goroot / "src" / "cmd" / "compile" / "internal" / "types2" / "testdata"


def find(goroot):
    tests = []
    for name in FOLDERS:
        for path in sorted((folder(goroot) / name).iterdir()):
            if path.suffix == ".go" or path.is_dir():
                tests.append(f"{name}/{path.name}")
    return tests


def announced_errors(text):
    """(line, regexp) for each announcement, in order."""
    wants, line, before = [], 1, 0
    for match in TOKEN.finditer(text):
        piece = match[0]
        if match.lastgroup == "comment":
            body = piece[2:-2] if piece.startswith("/*") else piece[2:]
            found = ANNOUNCED.match(body)
            if found:
                wants.append((before, found[1].strip()))
        elif match.lastgroup != "space":
            before = line
        line += piece.count("\n")
    return wants


def reported_errors(output):
    """(file name, line, text) for each error."""
    errors = []
    for line in output.splitlines():
        if line.startswith("\t") and errors:
            errors[-1][2] += "\n" + line
            continue
        match = re.match(r"([^:\s]+):(\d+)(?::\d+)?: (.*)", line)
        if match:
            errors.append([os.path.basename(match[1]), int(match[2]), match[3]])
        elif line.strip():
            errors.append(["", 0, line])
    return errors


def compare(files, output):
    """The complaints about a program's errors."""
    wants = []
    for path in files:
        text = path.read_text("utf-8", "replace")
        wants += [(path.name, line, regexp) for line, regexp in announced_errors(text)]
    complaints = []
    reported = reported_errors(output)
    for name, line, text in reported:
        here = [w for w in wants if w[:2] == (name, line)]
        # The one whose words match, where the words are gc's.
        here.sort(key=lambda w: not re.search(w[2], text))
        if here:
            wants.remove(here[0])
        else:
            complaints.append(f"{name}:{line}: unexpected: {text}")
    # After syntax errors the compiler stops; the library went on.
    if not reported or not all("syntax error" in text for _, _, text in reported):
        complaints += [f"{name}:{line}: missing: {regexp}" for name, line, regexp in wants]
    return complaints


def run_one(root, env, test):
    """Returns "" for a pass, None if the test does not apply, or what failed."""
    path = folder(root) / test
    files = sorted(path.glob("*.go")) if path.is_dir() else [path]
    first = files[0].read_text("utf-8", "replace")
    if any(HARNESS_ONLY.search(f.read_text("utf-8", "replace")) for f in files):
        return None
    flags = re.match(r"// *(-lang=\S+)", first)
    # Not /dev/null: gc deletes its output after an error, and root can.
    with tempfile.TemporaryDirectory() as scratch:
        command = [root / "bin" / "go", "tool", "compile", "-e", "-p=p"]
        command += ["-o", f"{scratch}/p.o"]
        done = subprocess.run(
            [*command, *([flags[1]] if flags else []), *files],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    complaints = compare(files, done.stdout.decode("utf-8", "replace"))
    if done.returncode not in (0, 1, 2):
        complaints.append(f"the compiler ended with status {done.returncode}")
    return "\n".join(complaints)


def run(root, env, tests, jobs, outcome):
    env = dict(env, GOROOT=str(root))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda test: run_one(root, env, test), tests)
        for test, result in zip(tests, results):
            if result is None:
                outcome.skipped.append(test)
            elif result:
                outcome.failed[test] = result
