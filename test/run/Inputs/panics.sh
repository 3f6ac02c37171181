# usage: panics.sh PROGRAM: runs all cases and prints what they say up to the
# traceback, with addresses masked, and their exit status.
for ((i = 0; i <= 66; i++)); do
  echo "== $i"
  GOROOT=$i "$1" 2>&1 |
    sed -E '/^$/,$d; s/addr=0x[0-9a-f]+/addr=ADDRESS/; s/0x[0-9a-f]{5,}/ADDRESS/'
  echo "status ${PIPESTATUS[0]}"
done
