# common.sh - what the bash scripts of utils/dev share; source it.

: "${ZOKOR_ROOT:?run this through utils/dev}"

# The number of jobs that a build or a test run may start.
jobs_wanted() { nproc 2>/dev/null || echo 2; }

# build_folder PRESET prints where CMakePresets.json puts that preset.
build_folder() {
  if [ "$1" = dev ]; then
    echo "$ZOKOR_ROOT/build"
  else
    echo "$ZOKOR_ROOT/build-$1"
  fi
}

# build PRESET [TARGET...] configures if necessary, and builds. The output of
# ninja appears only where it has something to say, on the standard error
# stream, so that `utils/dev run` prints what the program prints.
build() {
  local preset=$1 folder
  shift
  folder=$(build_folder "$preset")
  cd "$ZOKOR_ROOT"
  if [ ! -f "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/build.ninja" ]; then
    cmake --preset "$preset" >&2
    touch "$folder/build.ninja"
  fi
  NINJA_STATUS="[%f/%t %es] " ninja -C "$folder" -j "$(jobs_wanted)" --quiet "$@" |
    { grep -v '^ninja: no work to do' || true; } >&2
}

# fuzz FOLDER PROGRAM SECONDS runs one fuzzer, seeded with Go's own tests.
# Fails when it found something.
fuzz() {
  local folder=$1 program=$2 seconds=$3 goroot
  goroot=$("$(build_folder dev)/bin/zokor" env GOROOT)
  mkdir -p "$folder/corpus/$program" "$folder/findings"
  "$folder/bin/$program" -max_total_time="$seconds" -timeout=25 \
    -rss_limit_mb=4096 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$folder/findings/$program-" \
    "$folder/corpus/$program" "$goroot/test"
}
