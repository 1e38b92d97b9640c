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

passed=0 failed=0
for name in $(declare -F | awk '{ print $3 }' | grep '^test_'); do
  if (($# > 0)) && [[ " $* " != *" $name "* ]]; then continue; fi
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
    passed=$((passed + 1))
    printf 'ok      %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$name"
    sed 's/^/        /' "$FOLDER.out"
  fi
  rm -rf "$FOLDER" "$FOLDER.out"
done
printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
