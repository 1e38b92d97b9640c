#!/usr/bin/env bash
# Keeps Asterisk and the engine alive, and the demo back office if it is wanted. Started by
# `hatchline up`, in a session of its own.
#
#   every TICK_S      is each child still there (by number and start time)?
#   every second      GET liveness; ANSWER_MAX_MS without an answer and the engine is killed and
#                     started again. A question is given up only then, and the next one asked at
#                     once: on a full machine an answer may take longer than a second
#   after an end      wait 1, 2, 4 … 30 s, and from 1 again after HEALTHY_S of health; drills, which
#                     kill on purpose, set the longest wait by HATCHLINE_RESTART_MAX_S
#
# A hung engine cannot hold us up: the questions are asked by children, the askers, which end with the
# engine they ask, even if a connection hangs. They are two for all questions, as the birth of a
# process costs more than a question, and one question that is lost must not be an engine's end.
set -euo pipefail
HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=scripts/lib/say.sh
source "$HERE/lib/say.sh"
# shellcheck source=scripts/lib/procs.sh
source "$HERE/lib/procs.sh"
# shellcheck source=scripts/lib/rotate.sh
source "$HERE/lib/rotate.sh"

readonly TICK_S=0.2
readonly ASKERS_MAX=2
readonly ASK_EVERY_MS=1000     # the askers together
readonly ASK_STARTING_MS=200  # each, until its first answer
readonly ANSWER_MAX_MS=3000   # an engine silent for so long is killed
readonly START_MAX_MS=120000  # …but a starting one has this long for its first answer
readonly BACKOFF_MAX_S=${HATCHLINE_RESTART_MAX_S:-30} HEALTHY_MS=60000
readonly STOPPED_MAX_MS=10000 # Asterisk stopped by a signal for so long is told to go on
readonly ENGINE_STOP_S=10 ASTERISK_STOP_S=5 BACKOFFICE_STOP_S=2
readonly FILES_MAX=65536

LOG=$HATCHLINE_HOME/log
HTTP_PORT=$((8080 + HATCHLINE_PORT_OFFSET))
declare -A UP=() BORN=() SINCE=() NEXT=() DELAY=() OUT=()
OUT=([asterisk]=$LOG/asterisk.out [engine]=$LOG/engine.out [backoffice]=$LOG/backoffice.out)
ANSWERED='' FIRST='' STOPPED_AT='' ENDING=''
declare -a ASKERS=()

# now: milliseconds since the boot; a wall clock may be set while we wait.
now() {
  local uptime
  read -r uptime _ </proc/uptime
  NOW=$((10#${uptime/./} * 10))
}

# note TEXT: into our log; a full disk must not end us.
note() { printf '%(%Y-%m-%dT%H:%M:%S%z)T %s\n' -1 "$*" || true; }

command_of() {
  # A trial may put programs of its own in their places.
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then COMMAND=("$HATCHLINE_TRIAL/$1") && return 0; fi
  case $1 in
    asterisk)
      COMMAND=("$HATCHLINE_ASTERISK/bin/asterisk" -f -C "$HATCHLINE_HOME/asterisk/etc/asterisk.conf")
      ;;
    engine)
      local cache=${HATCHLINE_CLASSPATH%%/hatchline.jar*}/hatchline.aot
      local -a quick=()
      if [[ -f $cache ]]; then quick=("-XX:AOTCache=$cache" "-Xlog:aot*=off"); fi
      # In a rush the callers come before the compilers of the JVM (nice 10).
      local -a calm=(-XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10 -XX:-PrintWarnings)
      # shellcheck disable=SC2206 # the operator's options are words
      COMMAND=("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED
        --sun-misc-unsafe-memory-access=allow -Xms192m -Xmx512m
        -XX:+ExitOnOutOfMemoryError "-XX:ErrorFile=$LOG/crash-%p.log" "${quick[@]}" "${calm[@]}"
        "-Djava.io.tmpdir=$HATCHLINE_HOME/run/tmp"
        ${HATCHLINE_JAVA_OPTS:-}
        -cp "$HATCHLINE_CLASSPATH" dev.hatchline.app.Hatchline)
      ;;
    backoffice)
      COMMAND=("$JAVA_HOME/bin/java" -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError
        "-XX:ErrorFile=$LOG/crash-%p.log" -cp "$HATCHLINE_CLASSPATH" dev.hatchline.app.backoffice.BackOffice)
      ;;
  esac
}

# start NAME: in a session of its own, so that Ctrl-C in a terminal reaches only us.
start() {
  local pid
  command_of "$1"
  # What an engine that was killed has left there is nobody's.
  if [[ $1 == engine ]]; then
    rm -rf "$HATCHLINE_HOME/run/tmp"
    mkdir -p "$HATCHLINE_HOME/run/tmp" || note "$HATCHLINE_HOME/run/tmp cannot be made; is the disk full?"
  fi
  setsid "${COMMAND[@]}" </dev/null >>"${OUT[$1]}" 2>&1 {BUS}>&- &
  pid=$!
  UP[$1]=$pid SINCE[$1]=$NOW
  record "$1" "$pid" 2>/dev/null || note "$1 could not be recorded; is the disk full?"
  BORN[$1]=$START
  if [[ $1 == engine ]]; then
    ANSWERED='' FIRST=$NOW
    rm -f "$HATCHLINE_HOME/run/watched"
  fi
  note "$1 started, pid $pid"
}

# ended NAME: notes how it ended, and when it is to be started again.
ended() {
  local name=$1 code=0
  wait "${UP[$name]}" 2>/dev/null || code=$?
  # Its own children, if any, are of its group and must not outlive it.
  kill -s KILL -- "-${UP[$name]}" 2>/dev/null || true
  unset "UP[$name]"
  if [[ $name == engine ]]; then unasked; fi
  rm -f "$HATCHLINE_HOME/run/$name.pid"
  if ((NOW - SINCE[$name] >= HEALTHY_MS)); then DELAY[$name]=1; fi
  DELAY[$name]=${DELAY[$name]:-1}
  if ((DELAY[$name] > BACKOFF_MAX_S)); then DELAY[$name]=$BACKOFF_MAX_S; fi
  NEXT[$name]=$((NOW + DELAY[$name] * 1000))
  note "$name ended (status $code); it is started again in ${DELAY[$name]} s"
  # Calls can be taken without the back office, so that its end is none of the starter's concern.
  if [[ $name != backoffice ]]; then
    printf '%s %s\n' "$name" "$code" >>"$HATCHLINE_HOME/run/ends" || true
  fi
  DELAY[$name]=$((DELAY[$name] * 2))
}

# tend NAME: starts it when its time has come, notices its end.
tend() {
  local name=$1
  if [[ -z ${UP[$name]:-} ]]; then
    if ((NOW >= ${NEXT[$name]:-0})); then start "$name"; fi
  elif ! start_of "${UP[$name]}" || [[ $START != "${BORN[$name]}" ]]; then
    ended "$name"
  fi
}

# tend_backoffice: it waits until the engine lives, so as not to slow it down.
tend_backoffice() {
  [[ -e $HATCHLINE_HOME/run/backoffice-wanted ]] || return 0
  if [[ -n $ANSWERED || -n ${UP[backoffice]:-} ]]; then tend backoffice; fi
}

# asker ENGINE N: asks about liveness again and again, and reports each good answer on the bus, as
# "live ENGINE". It ends when we are gone, as nobody could end it then. The askers take turns: the
# second begins a second after the first.
asker() {
  local engine=$1 every=$ASK_STARTING_MS next rest
  trap - TERM INT HUP
  trap '' PIPE # an engine that closes the connection before it has the question ends nothing
  pause "$(($2 * ASK_EVERY_MS / 1000))"
  while ours; do
    now
    next=$((NOW + every))
    if answers; then
      printf 'live %s\n' "$engine" >&"$BUS"
      every=$((ASKERS_MAX * ASK_EVERY_MS))
    fi
    now
    printf -v rest '%04d' "$((next - NOW))"
    if ((next > NOW)); then pause "${rest%???}.${rest: -3}"; fi
  done
}

# ours: true in a child of the supervisor, as long as that is its parent.
ours() {
  local line
  read -r line <"/proc/$BASHPID/stat"
  # shellcheck disable=SC2086 # splitting is meant
  set -- ${line##*) }
  [[ $2 == "$$" ]]
}

# answers: one question; true if the answer is that the engine lives.
answers() {
  local status=''
  { exec 3<>"/dev/tcp/127.0.0.1/$HTTP_PORT"; } 2>/dev/null || return 1
  { printf 'GET /actuator/health/liveness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3; } 2>/dev/null &&
    read -r -t "$((ANSWER_MAX_MS / 1000))" -u 3 _ status _ || true
  exec 3>&-
  [[ $status == 200 ]]
}

# watch: has the engine asked, and kills it when it has been silent for too long.
watch() {
  local since n
  [[ -n ${UP[engine]:-} ]] || return 0
  for ((n = 0; n < ASKERS_MAX; n++)); do
    if [[ -z ${ASKERS[n]:-} ]] || ! kill -s 0 "${ASKERS[n]}" 2>/dev/null; then
      asker "${UP[engine]}" "$n" &
      ASKERS[n]=$!
    fi
  done
  if [[ -n $ANSWERED ]]; then
    since=$((NOW - ANSWERED))
    ((since < ANSWER_MAX_MS)) || silenced "$since"
  elif ((NOW - FIRST >= START_MAX_MS)); then
    silenced "$((NOW - FIRST))"
  fi
}

# unasked: an engine that is gone is not asked any more.
unasked() {
  local pid
  for pid in "${ASKERS[@]}"; do
    kill -s KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  ASKERS=()
}

# heard LINE: an answer came; one that was asked of an earlier engine counts for nothing.
heard() {
  [[ $1 == "live ${UP[engine]:-none}" ]] || return 0
  if [[ -z $ANSWERED ]]; then
    note "engine lives, $((NOW - FIRST)) ms after its start"
    : >"$HATCHLINE_HOME/run/watched" || true
  fi
  ANSWERED=$NOW
}

silenced() {
  note "engine (pid ${UP[engine]}) has not answered for $1 ms: killed"
  kill -s KILL "${UP[engine]}" 2>/dev/null || true
}

# wake: an Asterisk that somebody stopped (state T) holds all calls; it is told to go on.
wake() {
  if [[ -z ${UP[asterisk]:-} ]] || ! start_of "${UP[asterisk]}" || [[ $STATE != T ]]; then
    STOPPED_AT=''
  elif [[ -z $STOPPED_AT ]]; then
    STOPPED_AT=$NOW
  elif ((NOW - STOPPED_AT >= STOPPED_MAX_MS)); then
    note "asterisk (pid ${UP[asterisk]}) was stopped by a signal: told to go on"
    kill -s CONT "${UP[asterisk]}" 2>/dev/null || true
    STOPPED_AT=''
  fi
}

# slept: our own clock jumped (we were stopped, or the machine slept), so silence proves nothing.
slept() {
  note "went on after ${1} ms without a turn"
  if [[ -n $ANSWERED ]]; then ANSWERED=$NOW; fi
  FIRST=$NOW
}

finish() {
  note "stopping"
  unasked
  stop_recorded engine "$ENGINE_STOP_S"
  stop_recorded asterisk "$ASTERISK_STOP_S"
  stop_recorded backoffice "$BACKOFFICE_STOP_S"
  rm -f "$HATCHLINE_HOME"/run/{supervisor.pid,boot,port-offset,ends,watched,backoffice-wanted}
  note "stopped"
}

main() {
  local line last rotated=0
  mkfifo "$HATCHLINE_HOME/run/bus.$$"
  exec {BUS}<>"$HATCHLINE_HOME/run/bus.$$"
  rm "$HATCHLINE_HOME/run/bus.$$"
  cat "$BOOT_ID" >"$HATCHLINE_HOME/run/boot"
  printf '%s\n' "$HATCHLINE_PORT_OFFSET" >"$HATCHLINE_HOME/run/port-offset"
  record supervisor "$$"
  trap 'ENDING=yes' TERM INT HUP
  ulimit -n "$FILES_MAX" 2>/dev/null || ulimit -n "$(ulimit -Hn)" || true
  cd "$HATCHLINE_HOME"
  now
  last=$NOW
  while [[ -z $ENDING ]]; do
    if read -r -t "$TICK_S" -u "$BUS" line; then now; heard "$line"; else now; fi
    if ((NOW - last > 2 * ASK_EVERY_MS)); then slept "$((NOW - last))"; fi
    last=$NOW
    tend asterisk
    tend engine
    tend_backoffice
    watch
    wake
    if ((NOW - rotated >= ROTATE_EVERY_MS)); then rotate_all; rotated=$NOW; fi
  done
  finish
}

main
