# shellcheck shell=bash
# Two engines beside one Asterisk.

# two_up: two engines at one Asterisk.
two_up() {
  printf 'lines: []\nengines: 2\n' >"$HATCHLINE_CONFIG"
  hatchline up --detach
}

test_ofTwoEnginesEachIsWatchedByItself() {
  local one two
  two_up
  two=$(pid_of engine-b)
  kill -STOP "$two"
  within 4 gone "$two"
  # The other takes calls meanwhile.
  run hatchline status
  ((CODE == 0))
  within 10 replaced engine-b "$two"
  two=$(pid_of engine-b) one=$(pid_of engine)
  kill -KILL "$one"
  within 10 replaced engine "$one"
  [[ $(pid_of engine-b) == "$two" ]]
  run cat "$HATCHLINE_HOME/log/supervisor.log"
  says "engine-b (pid"
  hatchline down
  nothing_runs
}

test_statusSpeaksOfBothEngines() {
  two_up
  run hatchline status
  ((CODE == 0))
  says "engine-b    pid $(pid_of engine-b)"
  says "3 at engine-b"
  says "http://127.0.0.1:$HTTP/"
  says "http://127.0.0.1:$((HTTP + 1))/"
  hatchline down
  printf 'lines: []\n' >"$HATCHLINE_CONFIG"
  hatchline up --detach
  [[ ! -e $HATCHLINE_HOME/run/engine-b.pid ]]
}

test_bothEnginesDrain() {
  two_up
  run hatchline down --drain
  ((CODE == 0))
  says "waiting for 4"
  says "waiting for 2"
  nothing_runs
}

test_aPersonIsErasedFromWhatEitherEngineHas() {
  local two
  two_up
  run hatchline person erase +12025550123
  ((CODE == 0))
  says "erase +12025550123 (engine a up"
  says "erase +12025550123 (engine b up"
  # The call is owed by the second, and the first can erase nobody before that has cancelled it.
  printf 'a\n' >"$HATCHLINE_HOME/owed"
  run hatchline person erase +12025550123
  ((CODE == 1))
  run hatchline person erase +12025550123 --force
  ((CODE == 0))
  says "once more of engine a"
  two=$(pid_of engine-b)
  kill -STOP "$(pid_of supervisor)"
  kill -KILL "$two"
  within 4 gone "$two"
  run hatchline person erase +12025550123
  ((CODE == 1))
  says "engine b does not run"
  kill -CONT "$(pid_of supervisor)"
  within 10 replaced engine-b "$two"
  hatchline down
  mkdir -p "$HATCHLINE_HOME/events-b"
  run hatchline person erase +12025550123
  ((CODE == 0))
  says "erase +12025550123 (engine b down"
}

asked_again() { (($(grep -c '^DELETE a' "$HATCHLINE_HOME/orders") >= 2)); }

test_aDrainIsGivenUpWhenBothEnginesKnow() {
  local drain
  two_up
  printf '1\n' >"$HATCHLINE_HOME/calls"
  env --default-signal=INT "$ROOT/hatchline" down --drain >"$FOLDER/drain.out" 2>&1 &
  drain=$!
  STARTED+=("$drain")
  within 10 grep -q 'waiting for' "$FOLDER/drain.out"
  # One that is there, and cannot be asked yet.
  kill -STOP "$(pid_of supervisor)"
  kill -STOP "$(pid_of engine-b)"
  kill -INT "$drain"
  within 20 asked_again
  kill -s 0 "$drain"
  kill -CONT "$(pid_of engine-b)"
  within 10 gone "$drain"
  grep -q 'calls are taken again' "$FOLDER/drain.out"
  grep -q '^DELETE b' "$HATCHLINE_HOME/orders"
  kill -CONT "$(pid_of supervisor)"
}

test_aBackupIsMadeByWhicheverEngineRuns() {
  local one
  two_up
  one=$(pid_of engine)
  kill -STOP "$(pid_of supervisor)"
  kill -KILL "$one"
  within 4 gone "$one"
  run hatchline backup "$FOLDER/new"
  ((CODE == 0))
  says "BackupCommand $FOLDER/new (engine b up"
  kill -CONT "$(pid_of supervisor)"
}

test_whatDoesNotWantToEndIsEndedBeforeTheSupervisorIs() {
  mkdir -p "$HATCHLINE_HOME"
  : >"$HATCHLINE_HOME/stubborn"
  two_up
  within 10 test -s "$HATCHLINE_HOME/run/backoffice.pid"
  hatchline down
  # A supervisor that took too long would be killed before its last word.
  grep -q ' stopped$' "$HATCHLINE_HOME/log/supervisor.log"
  nothing_runs
}

test_theBackOfficeIsThereWhicheverEngineLives() {
  local old
  two_up
  within 10 test -s "$HATCHLINE_HOME/run/backoffice.pid"
  : >"$HATCHLINE_HOME/broken-a"
  kill -KILL "$(pid_of engine)"
  within 10 grep -q 'engine ended (status 3)' "$HATCHLINE_HOME/log/supervisor.log"
  old=$(pid_of backoffice)
  kill -KILL "$old"
  within 5 replaced backoffice "$old"
  hatchline down
}
