#!/usr/bin/env bash
# Keeps Asterisk and the engine alive, or both engines, each by itself, and the demo back office and
# Prometheus if they are wanted. Started by `hatchline up`, in a session of its own.
#
#   every TICK_S      is each child still there (by number and start time)?
#   every second      GET liveness; ANSWER_MAX_MS without an answer and the engine is killed and
#                     started again, later where it stands in line for a processor (lib/starved.sh).
#                     A question is given up only then, and the next one asked meanwhile: on a full
#                     machine an answer may take longer than a second
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
# shellcheck source=scripts/lib/prometheus.sh
source "$HERE/lib/prometheus.sh"
# shellcheck source=scripts/lib/rotate.sh
source "$HERE/lib/rotate.sh"
# shellcheck source=scripts/lib/starved.sh
source "$HERE/lib/starved.sh"

readonly TICK_S=0.2
readonly ASKERS_MAX=2
readonly ASK_EVERY_MS=1000     # the askers together
readonly ASK_STARTING_MS=200  # each, until its first answer
readonly START_MAX_MS=120000  # a starting engine has this long for its first answer
readonly BACKOFF_MAX_S=${HATCHLINE_RESTART_MAX_S:-30} HEALTHY_MS=60000
readonly STOPPED_MAX_MS=10000 # Asterisk stopped by a signal for so long is told to go on
readonly ENGINE_STOP_S=10 ASTERISK_STOP_S=5 BACKOFFICE_STOP_S=2 PROMETHEUS_STOP_S=5
readonly FILES_MAX=65536

LOG=$HATCHLINE_HOME/log
declare -A UP=() BORN=() SINCE=() NEXT=() DELAY=()
declare -A ANSWERED=() FIRST=() ASKERS=() # of each engine; of its askers, "ENGINE NUMBER"
STOPPED_AT='' ENDING=''

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
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then
    COMMAND=(env "HATCHLINE_ENGINE_NAME=$(engine_word "$1")" "$HATCHLINE_TRIAL/${1%-b}")
    return 0
  fi
  case $1 in
    asterisk)
      COMMAND=("$HATCHLINE_ASTERISK/bin/asterisk" -f -C "$HATCHLINE_HOME/asterisk/etc/asterisk.conf")
      ;;
    engine | engine-b)
      local cache=${HATCHLINE_CLASSPATH%%/hatchline.jar*}/hatchline.aot
      local -a quick=()
      if [[ -f $cache ]]; then quick=("-XX:AOTCache=$cache" "-Xlog:aot*=off"); fi
      # In a rush the callers come before the compilers of the JVM (nice 10).
      local -a calm=(-XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10 -XX:-PrintWarnings)
      # What is called a thousand times is worth the second compiler: a day's calls are not many more.
      local -a soon=(-XX:Tier4InvocationThreshold=1250 -XX:Tier4MinInvocationThreshold=150
        -XX:Tier4CompileThreshold=3750 -XX:Tier4BackEdgeThreshold=10000)
      # shellcheck disable=SC2206 # the operator's options are words
      COMMAND=(env "HATCHLINE_ENGINE_NAME=$(engine_word "$1")"
        "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED
        --sun-misc-unsafe-memory-access=allow -Xms192m -Xmx512m
        -XX:+ExitOnOutOfMemoryError "-XX:ErrorFile=$LOG/crash-%p.log" "${quick[@]}" "${calm[@]}" "${soon[@]}"
        "-Djava.io.tmpdir=$HATCHLINE_HOME/run/tmp${1#engine}"
        ${HATCHLINE_JAVA_OPTS:-}
        -cp "$HATCHLINE_CLASSPATH" dev.hatchline.app.Hatchline)
      ;;
    backoffice)
      COMMAND=("$JAVA_HOME/bin/java" -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError
        "-XX:ErrorFile=$LOG/crash-%p.log" -cp "$HATCHLINE_CLASSPATH" dev.hatchline.app.backoffice.BackOffice)
      ;;
    prometheus) monitor_command ;;
  esac
}

# engine_word NAME: as the engine itself is told which one it is.
engine_word() { if [[ $1 == engine-b ]]; then printf b; else printf a; fi; }

# start NAME: in a session of its own, so that Ctrl-C in a terminal reaches only us.
start() {
  local pid tmp=$HATCHLINE_HOME/run/tmp${1#engine}
  command_of "$1"
  # What an engine that was killed has left there is nobody's.
  if [[ $1 == engine* ]]; then
    rm -rf "$tmp"
    mkdir -p "$tmp" || note "$tmp cannot be made; is the disk full?"
  fi
  setsid "${COMMAND[@]}" </dev/null >>"$LOG/$1.out" 2>&1 {BUS}>&- &
  pid=$!
  UP[$1]=$pid SINCE[$1]=$NOW
  record "$1" "$pid" 2>/dev/null || note "$1 could not be recorded; is the disk full?"
  BORN[$1]=$START
  if [[ $1 == engine* ]]; then
    ANSWERED[$1]='' FIRST[$1]=$NOW
    rm -f "$HATCHLINE_HOME/run/watched${1#engine}"
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
  if [[ $name == engine* ]]; then unasked "$name"; fi
  rm -f "$HATCHLINE_HOME/run/$name.pid"
  if ((NOW - SINCE[$name] >= HEALTHY_MS)); then DELAY[$name]=1; fi
  DELAY[$name]=${DELAY[$name]:-1}
  if ((DELAY[$name] > BACKOFF_MAX_S)); then DELAY[$name]=$BACKOFF_MAX_S; fi
  NEXT[$name]=$((NOW + DELAY[$name] * 1000))
  note "$name ended (status $code); it is started again in ${DELAY[$name]} s"
  # Calls can be taken without the back office or Prometheus, so that their ends are none of the starter's concern.
  if [[ $name != backoffice && $name != prometheus ]]; then
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

# tend_beside NAME WANTED: it waits until an engine lives, so as not to slow it down.
tend_beside() {
  [[ -e $HATCHLINE_HOME/run/$2-wanted ]] || return 0
  if [[ -n ${ANSWERED[engine]:-}${ANSWERED[engine-b]:-} || -n ${UP[$1]:-} ]]; then
    tend "$1"
  fi
}

# asker NAME PID N: asks about liveness again and again, and reports each good answer on the bus, as
# "live NAME PID". It ends when we are gone, as nobody could end it then. The askers take turns: the
# second begins a second after the first.
asker() {
  local engine="$1 $2" every=$ASK_STARTING_MS next rest
  engine_port "$1"
  trap - TERM INT HUP
  trap '' PIPE # an engine that closes the connection before it has the question ends nothing
  pause "$(($3 * ASK_EVERY_MS / 1000))"
  while ours; do
    now
    next=$((NOW + every))
    if answers; then
      printf 'live %s\n' "$engine" >&"$BUS"
      # Both may have had their first answer at once; from here on they take turns.
      if ((every == ASK_STARTING_MS)); then now; next=$((NOW + (1 + $3) * ASK_EVERY_MS)); fi
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

# answers: one question, at PORT; true if the answer is that the engine lives.
answers() {
  local status=''
  { exec 3<>"/dev/tcp/127.0.0.1/$PORT"; } 2>/dev/null || return 1
  { printf 'GET /actuator/health/liveness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3; } 2>/dev/null &&
    read -r -t "$((STARVED_MAX_MS / 1000))" -u 3 _ status _ || true
  exec 3>&-
  [[ $status == 200 ]]
}

# watch ENGINE: has it asked, and kills it when it has been silent for too long.
watch() {
  local since n name=$1
  [[ -n ${UP[$name]:-} ]] || return 0
  for ((n = 0; n < ASKERS_MAX; n++)); do
    if [[ -z ${ASKERS["$name $n"]:-} ]] || ! kill -s 0 "${ASKERS["$name $n"]}" 2>/dev/null; then
      asker "$name" "${UP[$name]}" "$n" &
      ASKERS["$name $n"]=$!
    fi
  done
  if [[ -n ${ANSWERED[$name]} ]]; then
    since=$((NOW - ANSWERED[$name]))
    silence_max "$name" "${UP[$name]}" "$since"
    ((since < SILENCE_MAX_MS)) || silenced "$name" "$since"
  elif ((NOW - FIRST[$name] >= START_MAX_MS)); then
    silenced "$name" "$((NOW - FIRST[$name]))"
  fi
}

# unasked ENGINE: one that is gone is not asked any more.
unasked() {
  local pid n
  for ((n = 0; n < ASKERS_MAX; n++)); do
    pid=${ASKERS["$1 $n"]:-}
    if [[ -z $pid ]]; then continue; fi
    kill -s KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    ASKERS["$1 $n"]=''
  done
}

# heard LINE: an answer came; one of an earlier engine counts for nothing, nor does
# the end of a line whose beginning was read as our time to wait was over.
heard() {
  local word name pid
  read -r word name pid <<<"$1" || return 0
  [[ $word == live && -n $pid && ${UP[${name:-none}]:-none} == "$pid" ]] || return 0
  if [[ -z ${ANSWERED[$name]} ]]; then
    note "$name lives, $((NOW - FIRST[$name])) ms after its start"
    : >"$HATCHLINE_HOME/run/watched${name#engine}" || true
  fi
  ANSWERED[$name]=$NOW
}

silenced() {
  note "$1 (pid ${UP[$1]}) has not answered for $2 ms: killed"
  kill -s KILL "${UP[$1]}" 2>/dev/null || true
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
  local name
  note "went on after ${1} ms without a turn"
  for name in "${ENGINES[@]}"; do
    if [[ -n ${ANSWERED[$name]:-} ]]; then ANSWERED[$name]=$NOW; fi
    FIRST[$name]=$NOW
  done
}

finish() {
  local name ends
  note "stopping"
  for name in "${ENGINES[@]}"; do
    unasked "$name"
    signal_recorded "$name" TERM || true # they end beside each other
  done
  now
  ends=$((NOW + ENGINE_STOP_S * 1000))
  for name in "${ENGINES[@]}"; do
    now
    stop_recorded "$name" "$((NOW < ends ? (ends - NOW + 999) / 1000 : 0))"
  done
  stop_recorded asterisk "$ASTERISK_STOP_S"
  stop_recorded backoffice "$BACKOFFICE_STOP_S"
  stop_recorded prometheus "$PROMETHEUS_STOP_S"
  rm -f "$HATCHLINE_HOME"/run/{supervisor.pid,boot,port-offset,ends,watched,watched-b,{backoffice,engine-b,monitor}-wanted}
  note "stopped"
}

main() {
  local line last name rotated=0
  engine_names
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
    for name in "${ENGINES[@]}"; do tend "$name"; done
    tend_beside backoffice backoffice
    tend_beside prometheus monitor
    for name in "${ENGINES[@]}"; do watch "$name"; done
    wake
    if ((NOW - rotated >= ROTATE_EVERY_MS)); then rotate_all; rotated=$NOW; fi
  done
  finish
}

main
