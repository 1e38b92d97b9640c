# shellcheck shell=bash
# The demo back office: beside the others, and in nobody's way.

recorded_runs() { [[ -s $HATCHLINE_HOME/run/$1.pid ]] && kill -s 0 "$(pid_of "$1")" 2>/dev/null; }
away() { ! grep -qs '^State:[[:space:]][^ZX]' "/proc/$1/status"; }

test_backOfficeComesAndGoesWithTheOthers() {
  local pid
  hatchline up --detach
  within 10 recorded_runs backoffice
  pid=$(pid_of backoffice)
  run hatchline status
  ((CODE == 0))
  says "backoffice  pid $pid"
  hatchline down
  away "$pid"
  nothing_runs
  run hatchline status
  [[ $SAID != *backoffice* ]]
}

test_backOfficeIsNotStartedWhereNoSystemPointsAtIt() {
  printf 'systems: []\n' >"$HATCHLINE_CONFIG"
  hatchline up --detach
  pause 1
  [[ ! -e $HATCHLINE_HOME/run/backoffice.pid ]]
  run hatchline status
  [[ $SAID != *backoffice* ]]
}

test_backOfficeThatDiesIsStartedAgain() {
  local old engine
  hatchline up --detach
  within 10 recorded_runs backoffice
  old=$(pid_of backoffice)
  engine=$(pid_of engine)
  kill -KILL "$old"
  within 5 replaced backoffice "$old"
  [[ $(pid_of engine) == "$engine" ]]
  grep -q 'backoffice ended (status 137)' "$HATCHLINE_HOME/log/supervisor.log"
}

test_backOfficeThatCannotStartKeepsNobodyFromCalling() {
  mkdir "$HATCHLINE_HOME"
  : >"$HATCHLINE_HOME/bankrupt"
  hatchline up --detach
  within 10 grep -q 'backoffice ended (status 1)' "$HATCHLINE_HOME/log/supervisor.log"
  run hatchline status
  ((CODE == 0))
  says "calls can be taken"
  says "backoffice  not running"
  grep -q 'the port is taken' "$HATCHLINE_HOME/log/backoffice.out"
  rm "$HATCHLINE_HOME/bankrupt"
  within 15 recorded_runs backoffice
}

test_downEndsABackOfficeWhoseSupervisorIsLost() {
  local name pid
  hatchline up --detach
  within 10 recorded_runs backoffice
  pid=$(pid_of backoffice)
  for name in supervisor engine asterisk; do kill -KILL "$(pid_of "$name")"; done
  within 5 away "$(pid_of engine)"
  run hatchline up --detach
  one_sentence
  says "pid $pid of this instance still runs"
  hatchline down
  away "$pid"
  within 3 nothing_runs
}

test_backOfficesLogIsBounded() {
  local file
  hatchline up --detach
  within 10 recorded_runs backoffice
  file=$HATCHLINE_HOME/log/backoffice.out
  head -c 11000000 /dev/zero | tr '\0' 'a' >>"$file"
  within 15 test -f "$file.1"
}
