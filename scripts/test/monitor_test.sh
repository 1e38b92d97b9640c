# shellcheck shell=bash
# Prometheus beside the others, where it is asked for.

monitor_port_of_test() { printf '%d' $((9090 + HATCHLINE_PORT_OFFSET)); }
no_alerts() { run hatchline status && says 'alerts      none'; }

# answer_alerts ALERT…: what Prometheus says; an alert is "NAME SEVERITY STATE SUMMARY".
answer_alerts() {
  local name severity state summary each list=''
  for each in "$@"; do
    read -r name severity state summary <<<"$each"
    list+="${list:+,}{\"labels\":{\"alertname\":\"$name\",\"severity\":\"$severity\"},"
    list+="\"annotations\":{\"description\":\"x\",\"runbook_url\":\"docs/x\",\"summary\":\"$summary\"},"
    list+="\"state\":\"$state\",\"activeAt\":\"2026-11-28T00:00:00Z\",\"value\":\"1e+00\"}"
  done
  mkdir -p "$HATCHLINE_HOME/answers/api/v1"
  printf '{"status":"success","data":{"alerts":[%s]}}\n' "$list" >"$HATCHLINE_HOME/answers/api/v1/alerts"
}

test_monitorComesAndGoesWithTheOthers() {
  local pid
  run hatchline up --detach --monitor
  ((CODE == 0))
  says "monitor   http://127.0.0.1:$(monitor_port_of_test)/"
  within 10 recorded_runs prometheus
  pid=$(pid_of prometheus)
  run hatchline status
  ((CODE == 0))
  says "prometheus  pid $pid"
  hatchline down
  away "$pid"
  nothing_runs
  [[ ! -e $HATCHLINE_HOME/run/monitor-wanted ]]
  run hatchline up --detach
  [[ $SAID != *monitor* ]]
  pause 1
  [[ ! -e $HATCHLINE_HOME/run/prometheus.pid ]]
  run hatchline status
  [[ $SAID != *prometheus* && $SAID != *alert* ]]
}

test_monitorLooksAtEachEngineWithoutAKey() {
  local file=$HATCHLINE_HOME/prometheus/prometheus.yaml
  printf 'lines: []\nengines: 2\n' >"$HATCHLINE_CONFIG"
  HATCHLINE_SCRAPE_S=7 hatchline up --detach --monitor
  grep -qF "targets: ['127.0.0.1:$HTTP', '127.0.0.1:$((HTTP + 1))']" "$file"
  [[ $(<"$file") != *authorization* && $(<"$file") != *secrets* ]]
  grep -qF "rule_files: ['$ROOT/metrics/alerts/*.yaml']" "$file"
  grep -qF 'scrape_interval: 7s' "$file"
  [[ $(stat -c %a "$file") == 600 ]]
}

test_monitorIsPutBesideWhatIsUp() {
  local engine
  hatchline up --detach
  engine=$(pid_of engine)
  run hatchline up --detach --monitor
  ((CODE == 0))
  says "already up"
  says "monitor   http://"
  within 10 recorded_runs prometheus
  [[ $(pid_of engine) == "$engine" ]]
}

test_monitorThatDiesIsStartedAgain() {
  local old
  hatchline up --detach --monitor
  within 10 recorded_runs prometheus
  old=$(pid_of prometheus)
  kill -KILL "$old"
  within 5 replaced prometheus "$old"
  grep -q 'prometheus ended (status 137)' "$HATCHLINE_HOME/log/supervisor.log"
}

test_monitorThatCannotStartKeepsNobodyFromCalling() {
  mkdir "$HATCHLINE_HOME"
  : >"$HATCHLINE_HOME/bankrupt"
  hatchline up --detach --monitor
  within 10 grep -q 'prometheus ended (status 1)' "$HATCHLINE_HOME/log/supervisor.log"
  run hatchline status
  ((CODE == 0))
  says "prometheus  not running"
  says "nobody looks: Prometheus does not answer on port $(monitor_port_of_test)"
  rm "$HATCHLINE_HOME/bankrupt"
  within 15 recorded_runs prometheus
}

test_statusTellsWhatFiresTheWorstFirst() {
  mkdir "$HATCHLINE_HOME"
  answer_alerts
  hatchline up --detach --monitor
  within 10 no_alerts
  answer_alerts 'HatchlineLongWait warning firing Somebody has waited for \"long\"' \
    'HatchlineNobodyAtWork critical firing Callers wait' 'HatchlineSoundLate warning pending Breaks'
  run hatchline status
  ((CODE == 0))
  says 'alert       critical Callers wait'$'\n''  alert       warning Somebody has waited for \"long\"'
  [[ $SAID != *Breaks* ]]
}

test_monitorsPortTakenNamesPortAndProcess() {
  local port
  port=$(monitor_port_of_test)
  serve "$FOLDER" "$port"
  run hatchline up --detach --monitor
  one_sentence
  says "port $port (tcp, Prometheus)"
  says "(pid ${STARTED[0]})"
  nothing_runs
  # It is in nobody's way who does not want one.
  hatchline up --detach
  run hatchline up --detach --monitor
  one_sentence
  says "port $port (tcp, Prometheus)"
  run hatchline status
  ((CODE == 0))
  [[ $SAID != *prometheus* ]]
}

test_monitorLooksNoLessThanEverySixteenMinutes() {
  HATCHLINE_SCRAPE_S=1000 run hatchline up --detach --monitor
  one_sentence
  says "HATCHLINE_SCRAPE_S is '1000'"
  nothing_runs
}
