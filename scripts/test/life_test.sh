# shellcheck shell=bash
# up, down and status, with programs that stand for Asterisk and the engine.

unready() { ! hatchline status >/dev/null; }
calls_again() { hatchline status >/dev/null; }
small() { (($(stat -c %s "$1") < 1000)); }
gone() { ! grep -qs '^State:[[:space:]][^ZX]' "/proc/$1/status"; }

test_upStatusDown() {
  run hatchline status
  ((CODE != 0))
  says "not running"
  run hatchline up --detach
  ((CODE == 0))
  says "calls can be taken"
  says "http://127.0.0.1:$HTTP/"
  run hatchline status
  ((CODE == 0))
  run hatchline up --detach
  ((CODE == 0))
  says "already up"
  run hatchline down
  ((CODE == 0))
  nothing_runs
  run hatchline status
  ((CODE != 0))
  run hatchline down
  ((CODE == 0))
}

test_statusSaysWhyNoCallIsTaken() {
  hatchline up --detach
  : >"$HATCHLINE_HOME/unready"
  run hatchline status
  ((CODE != 0))
  says "asterisk is away"
}

# comesUpAgain: an `up` of an instance that is up, and waits because it is not ready; AGAIN is it.
comesUpAgain() {
  hatchline up --detach
  : >"$HATCHLINE_HOME/unready"
  hatchline up --detach >"$FOLDER/again.out" 2>&1 &
  AGAIN=$!
  STARTED+=("$AGAIN")
  within 10 grep -q 'asterisk is away' "$FOLDER/again.out"
}

test_upOfAnInstanceThatIsNotReadyWaits() {
  comesUpAgain
  pause 1
  kill -s 0 "$AGAIN"
  rm "$HATCHLINE_HOME/unready"
  within 10 gone "$AGAIN"
  wait "$AGAIN"
  grep -q "http://127.0.0.1:$HTTP/" "$FOLDER/again.out"
}

test_upOfAnInstanceThatEndsMeanwhileFails() {
  comesUpAgain
  hatchline down
  within 10 gone "$AGAIN"
  CODE=0
  wait "$AGAIN" || CODE=$?
  SAID=$(<"$FOLDER/again.out")
  one_sentence
}

test_portTakenNamesPortAndProcess() {
  serve "$FOLDER"
  run hatchline up --detach
  one_sentence
  says "port $HTTP"
  says "(pid ${STARTED[0]})"
  nothing_runs
}

test_portThatIsJustBeingLeftIsWaitedFor() {
  serve "$FOLDER"
  (pause 1; kill -s KILL "${STARTED[0]}") &
  hatchline up --detach
  hatchline down
}

test_brokenConfigurationStartsNothing() {
  printf 'broken\n' >"$HATCHLINE_CONFIG"
  run hatchline up --detach
  ((CODE == 2))
  says "hatchline.yaml:1:1: "
  says "expected"
  nothing_runs
}

test_engineThatEndsAtOnceIsOneSentence() {
  mkdir "$HATCHLINE_HOME"
  : >"$HATCHLINE_HOME/broken"
  run hatchline up --detach
  one_sentence
  says "the cellar is flooded"
  nothing_runs
}

test_diskTooSmallForTheStateIsOneSentence() {
  stub df 'echo Filesystem; echo "/dev/x 100 90 1000 99% /"'
  run hatchline up --detach
  one_sentence
  says "the disk is full"
  nothing_runs
}

# A real small disk that df is wrong about.
test_diskFullWhilePreparingIsOneSentence() {
  mkdir "$HATCHLINE_HOME"
  stub df 'echo Filesystem; echo "/dev/x 1 1 99999999 1% /"'
  export -f hatchline
  # shellcheck disable=SC2016 # the inner bash expands it
  run unshare -rm bash -c 'mount -t tmpfs -o size=100k tmpfs "$HATCHLINE_HOME" &&
    head -c 100k /dev/zero >"$HATCHLINE_HOME/filler"; hatchline up --detach'
  one_sentence
  says "the disk is full"
}

# How soon is timed by the phone tests; here its end is what is noticed, not that it says no more.
test_killedEngineIsNoticedByItsEndAndStartedAgain() {
  local old
  hatchline up --detach
  old=$(pid_of engine)
  kill -KILL "$old"
  within 10 replaced engine "$old"
  within 10 calls_again
  run cat "$HATCHLINE_HOME/log/supervisor.log"
  says "engine ended (status 137)"
  [[ $SAID != *"has not answered"* ]]
}

test_killedAsteriskIsStartedAgain() {
  local old
  hatchline up --detach
  old=$(pid_of asterisk)
  kill -KILL "$old"
  within 5 replaced asterisk "$old"
}

test_hungEngineIsKilledAndStartedAgain() {
  local old
  hatchline up --detach
  old=$(pid_of engine)
  kill -STOP "$old"
  within 4 gone "$old"
  within 10 replaced engine "$old"
  within 10 calls_again
  run cat "$HATCHLINE_HOME/log/supervisor.log"
  says "has not answered"
}

test_engineThatAnswersIsLeftAlone() {
  local old
  hatchline up --detach
  old=$(pid_of engine)
  # The supervisor, stopped for longer than an engine may be silent, blames nobody for it.
  kill -STOP "$(pid_of supervisor)"
  pause 5
  kill -CONT "$(pid_of supervisor)"
  pause 3
  [[ $(pid_of engine) == "$old" ]]
}

test_engineThatAnswersSlowlyIsLeftAlone() {
  local old
  hatchline up --detach
  old=$(pid_of engine)
  # Later than the next question, sooner than it may be silent.
  printf '1500\n' >"$HATCHLINE_HOME/slow"
  pause 6
  [[ $(pid_of engine) == "$old" ]]
}

# toils MS: the engine answers after so long, and its threads, more than there are processors, want one meanwhile.
toils() {
  printf '%d\n' "$((2 * $(nproc)))" >"$HATCHLINE_HOME/toil"
  printf '%d\n' "$1" >"$HATCHLINE_HOME/slow"
}

test_engineThatWantsAProcessorIsGivenTime() {
  local old
  hatchline up --detach
  old=$(pid_of engine)
  toils 6000 # later than one that hangs is killed
  pause 5
  rm "$HATCHLINE_HOME/slow" # the next question is answered at once
  pause 6
  [[ $(pid_of engine) == "$old" ]]
}

test_engineThatWantsAProcessorForTooLongIsKilled() {
  local old
  hatchline up --detach
  old=$(pid_of engine)
  toils 60000
  within 12 gone "$old"
  rm "$HATCHLINE_HOME/slow"
  grep -Eq 'has not answered for 1[0-9]{4} ms' "$HATCHLINE_HOME/log/supervisor.log"
}

# bus_of PID: sets BUS_PATH, where the supervisor hears of answers.
bus_of() {
  local end
  for end in "/proc/$1/fd/"*; do
    if [[ $(readlink "$end") == *run/bus.* ]]; then BUS_PATH=$end; fi
  done
}

test_halfALineIsNoAnswer() {
  local pid
  hatchline up --detach
  printf '60000\n' >"$HATCHLINE_HOME/slow"
  pid=$(pid_of engine)
  kill -KILL "$pid"
  within 10 replaced engine "$pid"
  pid=$(pid_of engine)
  bus_of "$(pid_of supervisor)"
  printf 'ks engine %s\n' "$pid" >"$BUS_PATH"
  pause 2
  [[ $(grep -c 'engine lives' "$HATCHLINE_HOME/log/supervisor.log") == 1 ]]
  rm "$HATCHLINE_HOME/slow"
  kill -KILL "$pid"
}

# askers_of PID: sets ASKERS, the supervisor's children that ask the engine.
askers_of() {
  local child
  local -a words
  ASKERS=()
  for child in $(cat "/proc/$1/task/$1/children"); do
    { mapfile -d '' -t words <"/proc/$child/cmdline"; } 2>/dev/null || continue
    if [[ "${words[*]}" == *scripts/supervisor.sh* ]]; then ASKERS+=("$child"); fi
  done
}

test_askersThatEndAreReplacedAndTheEngineLeftAlone() {
  local engine supervisor
  hatchline up --detach
  engine=$(pid_of engine) supervisor=$(pid_of supervisor)
  askers_of "$supervisor"
  ((${#ASKERS[@]} == 2))
  kill -KILL "${ASKERS[@]}"
  # Longer than an engine may be silent, which it is if nobody asks.
  pause 5
  askers_of "$supervisor"
  ((${#ASKERS[@]} == 2))
  [[ $(pid_of engine) == "$engine" ]]
}

test_oneQuestionThatHangsIsNotTheEnginesEnd() {
  local engine supervisor
  hatchline up --detach
  engine=$(pid_of engine) supervisor=$(pid_of supervisor)
  askers_of "$supervisor"
  kill -STOP "${ASKERS[0]}"
  pause 6
  [[ $(pid_of engine) == "$engine" ]]
  kill -KILL "${ASKERS[0]}"
}

test_downEndsStoppedProcesses() {
  local name
  hatchline up --detach
  for name in engine asterisk supervisor; do kill -STOP "$(pid_of "$name")"; done
  SECONDS=0
  hatchline down
  # They were told to go on, and ended by themselves; a KILL would have come after 25 s.
  ((SECONDS < 24))
  nothing_runs
}

test_downEndsWhatALostSupervisorLeft() {
  local engine
  hatchline up --detach
  engine=$(pid_of engine)
  kill -KILL "$(pid_of supervisor)"
  run hatchline up --detach
  one_sentence
  says "supervisor is gone"
  hatchline down
  gone "$engine"
  within 3 nothing_runs
}

test_downSparesAStrangerWithARecordedNumber() {
  local stranger
  hatchline up --detach
  hatchline down
  sleep 1000 &
  stranger=$!
  STARTED+=("$stranger")
  # The number is of a living process, the start time of an earlier one.
  printf '%s 1\n' "$stranger" | tee "$HATCHLINE_HOME/run/engine.pid" >"$HATCHLINE_HOME/run/supervisor.pid"
  run hatchline down
  ((CODE == 0))
  kill -s 0 "$stranger"
  run hatchline status
  ((CODE != 0))
}

test_ctrlCStopsAll() {
  local up
  # A shell without job control lets a child in the background ignore INT; `env` sets it right.
  env --default-signal=INT "$ROOT/hatchline" up >"$FOLDER/up.out" 2>&1 &
  up=$!
  STARTED+=("$up")
  within 20 grep -q 'Ctrl-C stops all' "$FOLDER/up.out"
  kill -INT "$up"
  within 15 gone "$up"
  grep -q stopped "$FOLDER/up.out"
  nothing_runs
}

test_upSaysThatItsSupervisorWasKilled() {
  local up engine
  hatchline up >"$FOLDER/up.out" 2>&1 &
  up=$!
  STARTED+=("$up")
  within 20 grep -q 'Ctrl-C stops all' "$FOLDER/up.out"
  engine=$(pid_of engine)
  kill -KILL "$(pid_of supervisor)"
  within 10 gone "$up"
  CODE=0
  wait "$up" || CODE=$?
  SAID=$(<"$FOLDER/up.out")
  one_sentence
  says "pid $engine"
  hatchline down
  gone "$engine"
}

# Ctrl-C in a terminal goes to the whole group: to Asterisk it would be the end of all calls.
test_eachProcessHasASessionOfItsOwn() {
  local name
  hatchline up --detach
  for name in supervisor asterisk engine; do
    [[ $(sed 's/.*) //' "/proc/$(pid_of "$name")/stat" | cut -d' ' -f4) == "$(pid_of "$name")" ]]
  done
}

test_twoInstancesSideBySide() {
  hatchline up --detach
  export HATCHLINE_PORT_OFFSET=$HATCHLINE_TEST_OFFSET_SECOND HATCHLINE_HOME=$FOLDER/second
  run hatchline up --detach
  ((CODE == 0))
  hatchline down
  export HATCHLINE_HOME=$FOLDER/home
  unset HATCHLINE_PORT_OFFSET
  # A running instance knows its own ports.
  hatchline status
}

test_logsAreBounded() {
  local file
  hatchline up --detach
  file=$HATCHLINE_HOME/log/engine.out
  head -c 11000000 /dev/zero | tr '\0' 'a' >>"$file"
  within 15 test -f "$file.1"
  within 5 small "$file"
  hatchline down
  # The engine rolls its own, engine.log to engine.1.log: they are not touched.
  # shellcheck source=scripts/lib/rotate.sh
  source "$ROOT/scripts/lib/rotate.sh"
  for file in "$HATCHLINE_HOME"/log/{engine,engine.1}.log; do
    head -c 11000000 /dev/zero >"$file"
    rotate_all
    [[ $(stat -c %s "$file") == 11000000 && ! -e $file.1 ]]
  done
}

test_programsReadUtf8WhateverTheLoginSays() {
  LC_ALL=POSIX hatchline up --detach
  tr '\0' '\n' <"/proc/$(pid_of engine)/environ" | grep -qx 'LC_ALL=C.UTF-8'
}

test_wrongUseIsOneSentence() {
  run hatchline fly
  one_sentence
  run hatchline up --high
  one_sentence
  HATCHLINE_PORT_OFFSET=many run hatchline status
  one_sentence
  says "many"
  run hatchline call
  one_sentence
  says "hatchline up"
  run hatchline bench speed
  one_sentence
  says "speed"
  run hatchline bench line --slow
  one_sentence
  says "--slow"
  run hatchline bench callback --slow
  one_sentence
  says "bench callback knows"
}

# The supervisor and its starter record it at the same time.
test_oneProcessRecordedByManyAtOnceIsRecorded() {
  local n
  mkdir -p "$HATCHLINE_HOME/run"
  # shellcheck source=scripts/lib/procs.sh
  source "$ROOT/scripts/lib/procs.sh"
  for n in {1..40}; do
    (record crowd "$$") &
    STARTED+=($!)
  done
  for n in "${STARTED[@]}"; do wait "$n"; done
  recorded crowd
  [[ $PID == "$$" && $(echo "$HATCHLINE_HOME"/run/*) == "$HATCHLINE_HOME/run/crowd.pid" ]]
}
