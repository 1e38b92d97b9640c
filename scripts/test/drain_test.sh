# shellcheck shell=bash
# down --drain, with programs that stand for Asterisk and the engine.

draining() { [[ $(hatchline status) == *'the line drains'* ]]; }

test_drainWaitsForTheCallsThatAreUp() {
  hatchline up --detach
  run hatchline down --drain
  ((CODE == 0))
  says "waiting for 2"
  says "waiting for 1"
  nothing_runs
}

# drains: a drain that waits for the one call that is up; DRAIN is its process.
drains() {
  hatchline up --detach
  printf '1\n' >"$HATCHLINE_HOME/calls"
  env --default-signal=INT "$ROOT/hatchline" down --drain >"$FOLDER/drain.out" 2>&1 &
  DRAIN=$!
  STARTED+=("$DRAIN")
  within 10 grep -q 'waiting for 1 that are up' "$FOLDER/drain.out"
}

test_drainingEngineSaysSoAndIsLeftAlone() {
  local engine
  drains
  engine=$(pid_of engine)
  run hatchline status
  ((CODE == 1))
  says "no calls can be taken"
  says "the line drains"
  # Longer than an engine may be silent.
  pause 4
  [[ $(pid_of engine) == "$engine" ]]
  printf '0\n' >"$HATCHLINE_HOME/calls"
  within 15 gone "$DRAIN"
  nothing_runs
}

test_drainWaitsThroughARestartOfTheEngine() {
  local engine
  drains
  engine=$(pid_of engine)
  kill -KILL "$engine"
  within 10 replaced engine "$engine"
  # The new one has been told, too.
  within 10 draining
  kill -s 0 "$DRAIN"
  printf '0\n' >"$HATCHLINE_HOME/calls"
  within 15 gone "$DRAIN"
  wait "$DRAIN"
  nothing_runs
}

test_ctrlCInADrainTakesCallsAgain() {
  local code=0
  drains
  kill -INT "$DRAIN"
  within 10 gone "$DRAIN"
  wait "$DRAIN" || code=$?
  ((code == 130))
  grep -q 'calls are taken again' "$FOLDER/drain.out"
  hatchline status
}

test_ctrlCInADrainReachesAnEngineThatIsStartedAnew() {
  drains
  kill -KILL "$(pid_of engine)"
  kill -INT "$DRAIN"
  within 20 gone "$DRAIN"
  grep -q 'calls are taken again' "$FOLDER/drain.out"
  hatchline status
}

test_drainThatFailsTakesCallsAgain() {
  hatchline up --detach
  : >"$HATCHLINE_HOME/deaf"
  run hatchline down --drain
  one_sentence
  says "calls are taken again"
  hatchline status
}

test_drainWaitsForWhatAsteriskAloneHolds() {
  hatchline up --detach
  printf '0\n' >"$HATCHLINE_HOME/calls"
  printf '2\n' >"$HATCHLINE_HOME/channels"
  hatchline down --drain >"$FOLDER/drain.out" 2>&1 &
  DRAIN=$!
  STARTED+=("$DRAIN")
  within 10 grep -q 'waiting for 2 channels' "$FOLDER/drain.out"
  printf '0\n' >"$HATCHLINE_HOME/channels"
  within 15 gone "$DRAIN"
  nothing_runs
}
