# shellcheck shell=bash
# Processes by number *and* start time: a number alone may belong to somebody else by now.
# A record is the file run/NAME.pid, "pid starttime", where starttime is field 22 of
# /proc/PID/stat (clock ticks since the boot; proc(5)).

# start_of PID: sets START and STATE of a process; false if there is none (or only a zombie).
start_of() {
  local line rest
  START='' STATE=''
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  # The second field is the program's name, which may hold blanks and parentheses.
  rest=${line##*) }
  # shellcheck disable=SC2086 # splitting is meant
  set -- $rest
  STATE=$1 START=${20}
  [[ $STATE != [ZX] ]]
}

# record NAME PID: writes the record of a process that runs. A supervisor records itself while its
# starter does, so each writes a file of its own and the last one stands.
record() {
  local file=$HATCHLINE_HOME/run/$1.pid
  start_of "$2" || return 1
  printf '%s %s\n' "$2" "$START" >"$file.$BASHPID" && mv "$file.$BASHPID" "$file"
}

# recorded NAME: sets PID if the process of the record still runs, and is the same one.
recorded() {
  local file=$HATCHLINE_HOME/run/$1.pid start boot this
  PID=''
  [[ -r $file ]] || return 1
  # Start times count from the boot, so that a record of an earlier boot says nothing.
  if { read -r boot <"$HATCHLINE_HOME/run/boot"; } 2>/dev/null; then
    read -r this <"$BOOT_ID"
    [[ $boot == "$this" ]] || return 1
  fi
  read -r PID start <"$file" || return 1
  [[ $PID =~ ^[0-9]+$ ]] && start_of "$PID" && [[ $START == "$start" ]]
}

readonly BOOT_ID=/proc/sys/kernel/random/boot_id

# engine_names: sets ENGINES, the engines of this instance as their records are named. A second one
# is wanted by the operator's file.
engine_names() {
  ENGINES=(engine)
  if [[ -e $HATCHLINE_HOME/run/engine-b-wanted ]]; then ENGINES+=(engine-b); fi
}

# shellcheck disable=SC2034 # for the callers
# engine_port ENGINE: sets PORT, where its page and its health are.
engine_port() {
  PORT=$((8080 + HATCHLINE_PORT_OFFSET))
  if [[ $1 == engine-b ]]; then PORT=$((PORT + 1)); fi
}

# signal_recorded NAME SIGNAL: to that process and to nobody else; false if it is gone.
signal_recorded() { recorded "$1" && kill -s "$2" "$PID" 2>/dev/null; }

# ended_within NAME SECONDS: waits until the recorded process is gone.
ended_within() {
  local tenths=$(($2 * 10))
  while recorded "$1"; do
    if ((tenths-- <= 0)); then return 1; fi
    pause 0.1
  done
}

# stop_recorded NAME SECONDS: TERM, and KILL for the whole group if it has not gone by then.
stop_recorded() {
  local name=$1 pid
  if recorded "$name"; then
    pid=$PID
    kill -s TERM "$pid" 2>/dev/null || true
    kill -s CONT "$pid" 2>/dev/null || true # a stopped process hears TERM only when it goes on
    if ! ended_within "$name" "$2" && recorded "$name"; then
      kill -s KILL "$pid" 2>/dev/null || true
      kill -s KILL -- "-$pid" 2>/dev/null || true
      ended_within "$name" 5 || fail "$name (pid $pid) does not end, not even by KILL"
    fi
  fi
  rm -f "$HATCHLINE_HOME/run/$name.pid"
}

# running_since PID: how long a process has run, in words.
running_since() {
  local ticks uptime seconds
  start_of "$1" || return 0
  read -r uptime _ </proc/uptime
  ticks=$(getconf CLK_TCK)
  seconds=$((${uptime%.*} - START / ticks))
  if ((seconds < 120)); then
    printf '%d s' "$seconds"
  elif ((seconds < 7200)); then
    printf '%d min' "$((seconds / 60))"
  else
    printf '%d h %d min' "$((seconds / 3600))" "$((seconds % 3600 / 60))"
  fi
}
