# shellcheck shell=bash
# up, down and status: the life of one instance.

readonly READY_MAX_S=150      # from the start of the processes to the first call (s)
readonly HOME_DISK_KB=200000  # state, logs and prompts of one instance (kB)
readonly SUPERVISOR_STOP_S=30 # the supervisor gives the engines together 10 s, Asterisk and Prometheus 5 s, the back office 2 s
readonly DRAIN_ANSWER_S=5     # the engine asks Asterisk twice, 2 s each
readonly DRAIN_UNDO_MAX_S=20  # an engine is started again in this time

cmd_up() {
  local detach='' monitor='' waited
  while (($# > 0)); do
    case $1 in
      --detach | -d) detach=yes ;;
      --monitor) monitor=yes ;;
      *) fail "up knows only --detach and --monitor, not '$1'" ;;
    esac
    shift
  done
  if recorded supervisor; then
    say "already up (supervisor pid $PID)"
    if [[ -n $monitor ]] && ! monitor_wanted; then monitor_beside; fi
    await_ready
    welcome
    return 0
  fi
  if left_over; then
    fail "the supervisor is gone but pid $PID of this instance still runs; end it with './hatchline down' first"
  fi
  home_folders
  exec 9>"$HATCHLINE_HOME/run/up.lock"
  flock -n 9 || fail "another 'up' of $HATCHLINE_HOME is at work"
  rm -f "$HATCHLINE_HOME/run/monitor-wanted"
  ports_free
  disk_room "$HATCHLINE_HOME" "$HOME_DISK_KB" "the state folder"
  program_ready
  if [[ -n $monitor ]]; then monitor_ready; fi
  prepare
  if [[ -n $monitor ]]; then monitor_prepare; fi
  ports_free
  trap 'interrupted' INT TERM HUP
  start_all
  uptime_s
  waited=$((UPTIME_S - STARTED_S))
  say "calls can be taken (ready after $waited s)"
  welcome
  exec 9>&-
  if [[ -z $detach ]]; then stay; fi
}

# left_over: sets PID if something runs that a supervisor once started.
left_over() { recorded engine || recorded engine-b || recorded asterisk || recorded backoffice || recorded prometheus; }

# monitor_ready: Prometheus, fetched.
monitor_ready() {
  if [[ -z ${HATCHLINE_TRIAL:-} ]]; then prometheus_fetch; fi
}

# monitor_beside: Prometheus beside an instance that is already up; the supervisor sees that it is wanted.
monitor_beside() {
  local protocol port what uid inode
  monitor_ready
  if read -r protocol port what uid inode < <(port_taken "tcp $(monitor_port) Prometheus"); then
    fail "port $port ($protocol, $what) is taken by $(socket_owner "$inode" "$uid"); end that and run again"
  fi
  monitor_prepare
}

# stay: in the foreground, until the supervisor ends.
stay() {
  say "Ctrl-C stops all"
  if recorded supervisor; then
    tail -n 0 -F --pid="$PID" "$HATCHLINE_HOME/log/supervisor.log" 2>/dev/null &
    wait $! || true
  fi
  if left_over; then
    fail "the supervisor ended, but pid $PID of this instance still runs, and nobody would start it" \
      "again; end it with './hatchline down'"
  fi
  say "stopped"
}

# await_ready: until an instance that is up already takes calls.
await_ready() {
  local end
  if ready; then return 0; fi
  uptime_s
  end=$((UPTIME_S + READY_MAX_S))
  say "waiting until calls can be taken: $WHY"
  until ready; do
    recorded supervisor || fail "the supervisor ended; no call can be taken: $WHY"
    uptime_s
    ((UPTIME_S < end)) || fail "no call can be taken after $READY_MAX_S s: $WHY"
    pause 0.5
  done
}

# program_ready: all that runs, fetched and built; asks no network if it is there.
program_ready() {
  jdk_ready
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then return 0; fi
  asterisk_ready
  voices_ready
  build
}

interrupted() {
  trap '' INT TERM HUP
  printf '\n'
  say "stopping"
  stop_all
  say "stopped"
  exit 130
}

# prepare: checks the operator's file, makes secrets, renders what Asterisk reads, speaks prompts.
prepare() {
  local code=0
  say "preparing $HATCHLINE_HOME from $HATCHLINE_CONFIG"
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then "$HATCHLINE_TRIAL/prepare" || code=$?; else
    (java_run dev.hatchline.app.Prepare) || code=$?
  fi
  # 2: it has said what is wrong, as file:line:column.
  if ((code == 2)); then exit 2; fi
  if ((code != 0)); then
    disk_writable
    fail "the state folder $HATCHLINE_HOME could not be prepared (status $code)"
  fi
  schema_beside "${HATCHLINE_CONFIG%/*}/flows"
}

# schema_beside FOLDER: puts the schema of flows beside the operator's flows, for their editors; where
# nothing can be written they do without.
schema_beside() {
  local schema=$HATCHLINE_ROOT/docs/flow.schema.json
  if [[ -f $schema && -d $1 && -w $1 ]] && ! cmp -s "$schema" "$1/flow.schema.json"; then
    cp "$schema" "$1/flow.schema.json" || true
  fi
}

# disk_writable: fails if the state folder takes no more, whatever df says.
disk_writable() {
  local probe=$HATCHLINE_HOME/run/probe
  if { head -c 65536 /dev/zero >"$probe"; } 2>/dev/null; then
    rm -f "$probe"
  else
    rm -f "$probe"
    fail "the disk is full: $HATCHLINE_HOME cannot be written; free some space and run again"
  fi
}

# start_all: the supervisor, and then the wait until calls can be taken.
start_all() {
  local name log=$HATCHLINE_HOME/log
  uptime_s
  STARTED_S=$UPTIME_S
  rm -f "$HATCHLINE_HOME"/run/{*.pid,ends,watched,watched-b}
  engine_names
  for name in asterisk "${ENGINES[@]}" backoffice prometheus; do
    if [[ -s $log/$name.out ]]; then mv "$log/$name.out" "$log/$name.out.1"; fi
  done
  printf '%s\n' "${HATCHLINE_CLASSPATH:-}" >"$HATCHLINE_HOME/run/classpath" ||
    fail "the disk is full: $HATCHLINE_HOME/run cannot be written"
  if ((${#ENGINES[@]} > 1)); then say "starting Asterisk and two engines"; else
    say "starting Asterisk and the engine"
  fi
  setsid "$HATCHLINE_ROOT/scripts/supervisor.sh" </dev/null >>"$log/supervisor.log" 2>&1 9>&- &
  SUPERVISOR=$!
  record supervisor "$SUPERVISOR" || start_refused "the supervisor did not start"
  # Watched: the supervisor has had its first answer, so that from now on a hang is noticed. To ask
  # before that would only take from the engine's start.
  until all_ready; do
    recorded supervisor || start_refused "the supervisor ended"
    if [[ -s $HATCHLINE_HOME/run/ends ]]; then
      read -r name _ <"$HATCHLINE_HOME/run/ends"
      start_refused "$name ended"
    fi
    uptime_s
    if ((UPTIME_S - STARTED_S >= READY_MAX_S)); then
      all_ready || true # which sets WHY
      start_refused "no call can be taken after $READY_MAX_S s: $WHY"
    fi
    pause 0.1
  done
}

# all_ready: each engine is watched, and takes calls.
all_ready() {
  local name
  for name in "${ENGINES[@]}"; do
    [[ -e $HATCHLINE_HOME/run/watched${name#engine} ]] && engine_ready "$name" || return 1
  done
}

# start_refused WHY: stops what was started, and says what the program itself said last.
start_refused() {
  local why=$1 said='' log=$HATCHLINE_HOME/log
  stop_all
  disk_writable
  case $why in
    engine*) said=$(grep -sE 'Exception|ERROR|FAILED|Error' "$log/${why%% *}.out" | tail -n 1 | cut -c 1-300 || true) ;;
    "the supervisor"*) said=$(tail -n 1 "$log/supervisor.log" 2>/dev/null | cut -c 1-300 || true) ;;
    asterisk*) said=$(tail -n 1 "$log/asterisk.out" 2>/dev/null | cut -c 1-300 || true) ;;
  esac
  fail "$why${said:+ ($said)}; nothing was left running, see $log"
}

# stop_all: what this instance started, and nothing else.
stop_all() {
  stop_recorded supervisor "$SUPERVISOR_STOP_S"
  stop_recorded engine 10
  stop_recorded engine-b 10
  stop_recorded asterisk 5
  stop_recorded backoffice 2
  stop_recorded prometheus 5
  rm -f "$HATCHLINE_HOME"/run/{boot,port-offset,ends,classpath,watched,watched-b,{backoffice,engine-b,monitor}-wanted}
}

cmd_down() {
  local drain='' any=''
  case ${1:-} in
    '') ;;
    --drain) drain=yes ;;
    *) fail "down knows only --drain, not '$1'" ;;
  esac
  if recorded supervisor || left_over; then any=yes; fi
  if [[ -z $any ]]; then
    say "not running"
    return 0
  fi
  if [[ -n $drain ]]; then drain; fi
  say "stopping"
  stop_all
  say "stopped"
}

# drain: no new calls; waits for what is up. Ordered again each time, as the engine or Asterisk may
# have been started anew meanwhile. A fault here, or Ctrl-C, lets new calls in again.
drain() {
  local answer left='' last=''
  trap 'drain_given_up' EXIT
  # A note only: Bash was seen to crash (5.2, SIGSEGV) where the trap itself did the rest.
  GIVEN_UP=''
  trap 'GIVEN_UP=yes' INT TERM HUP
  answer=$(drain_order POST) || [[ -n $GIVEN_UP ]] ||
    fail "the engine does not take the order to drain; './hatchline down' stops it with its calls"
  while [[ -z $GIVEN_UP ]] && left=$(drain_left "$answer") && [[ -n $left ]]; do
    if [[ $left != "$last" ]]; then say "no new calls; waiting for $left"; fi
    last=$left
    pause 0.5
    answer=$(drain_order POST) || answer=''
    if [[ -z $answer$GIVEN_UP ]] && ! recorded supervisor; then
      fail "the engine does not answer while draining, and no supervisor starts it again"
    fi
  done
  if [[ -n $GIVEN_UP ]]; then exit 130; fi
  trap - EXIT INT TERM HUP
}

# drain_order METHOD: gives the order to each engine; prints their answers, a line each. One that is just
# being started learns of a drain from Asterisk, so that one of two is enough to begin it. To end it, each
# that runs must be told: one that still drains would have Asterisk do so again.
drain_order() {
  local name answer PORT HTTP_PORT taken='' missed=''
  engine_names
  for name in "${ENGINES[@]}"; do
    engine_port "$name"
    HTTP_PORT=$PORT
    if answer=$(http "$1" /api/drain "$DRAIN_ANSWER_S"); then
      taken=yes
      tr '\n' ' ' <<<"$answer"
      printf '\n'
    elif recorded "$name"; then
      missed=yes
    fi
  done
  [[ -n $taken && ($1 == POST || -z $missed) ]]
}

# drain_left ANSWERS: in words, what is still up by the engines' answers; nothing if nothing is. Calls
# are each engine's own, channels are all that Asterisk has.
drain_left() {
  local calls channels
  calls=$(sed -nE 's/.*"calls" *: *([0-9]+).*/\1/p' <<<"$1" | awk '{ sum += $1; n++ } END { if (n) print sum }')
  channels=$(sed -nE 's/.*"channels" *: *([0-9]+).*/\1/p' <<<"$1" | sort -n | tail -n 1)
  if [[ -z $calls || -z $channels ]]; then
    printf 'an answer of the engine; what has ended is started again'
  elif ((calls > 0)); then
    printf '%d that are up' "$calls"
  elif ((channels > 0)); then
    printf '%d channels that are up, such as agents who talk to each other' "$channels"
  fi
}

# drain_given_up: new calls again; also when the engine is just being started anew, which would
# learn of the drain from Asterisk. Another Ctrl-C ends us at once.
drain_given_up() {
  local end=$((SECONDS + DRAIN_UNDO_MAX_S))
  trap - INT TERM HUP
  until drain_order DELETE >/dev/null; do
    recorded supervisor || recorded engine || recorded engine-b || return 0
    if ((SECONDS >= end)); then
      printf 'hatchline: the engine could not be told to take new calls again; see ./hatchline status\n' >&2
      return 0
    fi
    pause 0.5
  done
  say "draining given up; new calls are taken again"
}

cmd_status() {
  local name code=0 calls
  local -a names=(supervisor asterisk)
  if ready; then
    printf 'hatchline: calls can be taken\n'
  else
    code=1
    if recorded supervisor; then printf 'hatchline: no calls can be taken\n'; else
      printf 'hatchline: not running\n'
    fi
  fi
  # An answer on our port from somebody else's engine is not ours.
  if ! recorded engine && ! recorded engine-b; then code=1; fi
  engine_names
  names+=("${ENGINES[@]}")
  if [[ -e $HATCHLINE_HOME/run/backoffice-wanted ]]; then names+=(backoffice); fi
  if monitor_wanted; then names+=(prometheus); fi
  for name in "${names[@]}"; do
    if recorded "$name"; then
      printf '  %-11s pid %-8s up %s%s\n' "$name" "$PID" "$(running_since "$PID")" \
        "$(if [[ $STATE == T ]]; then printf ', stopped by a signal'; fi)"
    else
      printf '  %-11s not running\n' "$name"
    fi
  done
  if [[ -n $WHY ]] && recorded supervisor; then printf '  %-11s %s\n' why "$WHY"; fi
  for name in "${ENGINES[@]}"; do
    engine_port "$name"
    calls=$(HTTP_PORT=$PORT http GET /api/calls/live 2>/dev/null | sed -nE 's/.*"calls" *: *([0-9]+).*/\1/p' || true)
    if [[ -z $calls ]]; then continue; fi
    printf '  %-11s %s%s\n' calls "$calls" "$(if ((${#ENGINES[@]} > 1)); then printf ' at %s' "$name"; fi)"
    if ((code == 0)); then printf '  %-11s %s\n' page "http://127.0.0.1:$PORT/"; fi
  done
  if monitor_wanted; then status_alerts; fi
  if [[ -d $HATCHLINE_HOME ]]; then
    printf '  %-11s %s (%s)\n' state "$HATCHLINE_HOME" "$(du -sh "$HATCHLINE_HOME" 2>/dev/null | cut -f 1)"
  fi
  return "$code"
}

# status_alerts: what fires, as Prometheus has it.
status_alerts() {
  local alerts line
  if ! alerts=$(monitor_alerts); then
    printf '  %-11s %s\n' alerts "nobody looks: Prometheus does not answer on port $(monitor_port)"
  elif [[ -z $alerts ]]; then
    printf '  %-11s %s\n' alerts none
  else
    while read -r line; do printf '  %-11s %s\n' alert "$line"; done <<<"$alerts"
  fi
}
