#!/usr/bin/env bash
# Tests of the script itself: every function test_… of the files beside this one, each in a shell
# and a folder of its own. Closes with "N passed, N failed". Names may be given to run only those;
# --fake leaves out the tests that need the real program built, --real runs those alone.
set -euo pipefail
HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
export ROOT=${HERE%/scripts/test}
HATCHLINE_TEST_CLASSES=$(mktemp -d)
export HATCHLINE_TEST_CLASSES
trap 'rm -rf "$HATCHLINE_TEST_CLASSES"' EXIT
readonly LANES=2 # beside each other: they mostly wait
# The last offsets of TestPorts, two for each lane: a test may have a second instance.
readonly OFFSET_FIRST=19720 OFFSET_STEP=36

# shellcheck source=scripts/test/support.sh
source "$HERE/support.sh"
which='*_test.sh'
case ${1:-} in
  --fake) which='[!r]*_test.sh' && shift ;;
  --real) which='real_test.sh' && shift ;;
esac
for file in "$HERE"/$which; do
  # shellcheck source=/dev/null
  source "$file"
done

# run_one NAME: its words at once at the end, so that those of two do not mix.
run_one() {
  local name=$1 code
  FOLDER=$(mktemp -d)
  export FOLDER
  set +e
  (
    set -Eeuo pipefail
    trap 'echo "  at line $LINENO of ${BASH_SOURCE[0]##*/}: $BASH_COMMAND" >&2' ERR
    trap 'clean_up' EXIT
    set_up
    "$name"
  ) >"$FOLDER.out" 2>&1 </dev/null
  code=$?
  set -e
  if ((code == 0)); then
    printf 'ok      %s\n' "$name"
  else
    printf 'FAILED  %s\n%s\n' "$name" "$(sed 's/^/        /' "$FOLDER.out")"
  fi
  rm -rf "$FOLDER" "$FOLDER.out"
}

# run_share N: every LANES-th test, on ports of its own.
run_share() {
  local i
  export HATCHLINE_TEST_OFFSET=$((OFFSET_FIRST + 2 * $1 * OFFSET_STEP))
  export HATCHLINE_TEST_OFFSET_SECOND=$((HATCHLINE_TEST_OFFSET + OFFSET_STEP))
  for ((i = $1; i < ${#names[@]}; i += LANES)); do run_one "${names[i]}"; done
}

names=()
for name in $(declare -F | awk '{ print $3 }' | grep '^test_'); do
  if (($# == 0)) || [[ " $* " == *" $name "* ]]; then names+=("$name"); fi
done

results=$(mktemp)
trap 'rm -rf "$HATCHLINE_TEST_CLASSES" "$results"' EXIT
for ((lane = 1; lane < LANES; lane++)); do run_share "$lane" | tee -a "$results" & done
run_share 0 | tee -a "$results"
wait
passed=$(grep -c '^ok ' "$results" || true)
failed=$(grep -c '^FAILED ' "$results" || true)
# Once more at the end, where they are looked for.
sed -n '/^ok /d;p' "$results"
printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0 && passed == ${#names[@]}))
