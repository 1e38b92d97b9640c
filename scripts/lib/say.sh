# shellcheck shell=bash
# What the operator sees: steps on stdout, one sentence per fault on stderr.

# say TEXT…: one step of what is being done.
say() { printf '%s\n' "· $*"; }

# fail TEXT…: the one sentence about what went wrong, then a non-zero exit.
fail() {
  printf 'hatchline: %s\n' "$*" >&2
  exit 1
}

# unforeseen: for the ERR trap; what nobody foresaw is at least not silent.
unforeseen() {
  if [[ -z ${FORESEEN:-} ]]; then
    printf 'hatchline: stopped by an unforeseen fault (%s, line %d)\n' "${BASH_SOURCE[1]##*/}" "$1" >&2
  fi
}

# apart LOCK COMMAND…: the command in a subshell, alone under a lock; its fault, already said, is
# ours. ("|| exit" after the subshell would switch `set -e` off in it.)
apart() {
  local lock=$1 code
  shift
  FORESEEN=yes
  set +e
  (
    set -e
    FORESEEN=''
    flock 9
    "$@"
  ) 9>"$lock"
  code=$?
  set -e
  FORESEEN=''
  if ((code != 0)); then exit "$code"; fi
}

# progress DONE TOTAL WHAT: a line that overwrites itself on a terminal, a line per tenth elsewhere.
progress() {
  local done=$1 total=$2 what=$3
  if [[ -t 1 ]]; then
    printf '\r\033[K  %d/%d %s' "$done" "$total" "$what"
    if ((done >= total)); then printf '\n'; fi
  elif ((total < 10 || done % ((total + 9) / 10) == 0 || done == total)); then
    printf '  %d/%d %s\n' "$done" "$total" "$what"
  fi
}

# pause SECONDS: without a process of its own, whose birth may cost more than the loop around it.
pause() {
  if [[ -z ${NEVER:-} ]]; then exec {NEVER}<> <(:); fi
  read -r -t "$1" -u "$NEVER" _ || true
}

# uptime_s: sets UPTIME_S, whole seconds since the boot; a wall clock may be set while we wait.
uptime_s() {
  read -r UPTIME_S _ </proc/uptime
  UPTIME_S=${UPTIME_S%.*}
}

# megabytes BYTES: whole megabytes (10^6 bytes), rounded up.
megabytes() { printf '%d' "$((($1 + 999999) / 1000000))"; }
