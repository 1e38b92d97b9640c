# shellcheck shell=bash
# Prometheus and promtool: for `up --monitor`, and for the tests of alert rules and dashboards.

readonly DEBIAN_PROMETHEUS_SUITE=bookworm # Prometheus 2.42, which the tests are measured with
readonly MONITOR_KEEPS=30d                # what is older is removed,
readonly MONITOR_MAX=2GB                  # or what is too much
readonly MONITOR_ALERTS_SHOWN=20          # lines of `status`

# prometheus_fetch: the package and the C library it needs alone. Its own page is not to be had that
# way: the package looks for it in /usr/share. Its API is all that we, or a Grafana, ask.
prometheus_fetch() {
  local source
  source=$(tool_suite "$DEBIAN_PROMETHEUS_SUITE") || exit
  APT_ALONE=yes tool_fetch prometheus "$source" prometheus_finish prometheus libc6
}

prometheus_finish() {
  local root=$1 program
  for program in prometheus promtool; do
    launcher "$root" "$program" "usr/bin/$program"
    "$root/bin/$program" --version >/dev/null 2>&1 || fail "the unpacked $program does not start"
  done
}

# monitor_wanted: whether Prometheus runs beside the engine.
monitor_wanted() { [[ -e $HATCHLINE_HOME/run/monitor-wanted ]]; }

# monitor_prepare: what it is to look at, and how often; on this machine that needs no key. The supervisor starts it as
# soon as it is wanted.
monitor_prepare() {
  local folder=$HATCHLINE_HOME/prometheus seconds=${HATCHLINE_SCRAPE_S:-15} name PORT targets=''
  [[ $seconds =~ ^[1-9][0-9]{0,2}$ ]] || fail "HATCHLINE_SCRAPE_S is '$seconds'; expected seconds, 1 to 999"
  engine_names
  for name in "${ENGINES[@]}"; do
    engine_port "$name"
    targets+="${targets:+, }'127.0.0.1:$PORT'"
  done
  (umask 077 && mkdir -p "$folder" && cat >"$folder/prometheus.yaml" <<YAML
# Made by ./hatchline up --monitor, each time. A Prometheus of your own: docs/operations.md.
global:
  scrape_interval: ${seconds}s
  evaluation_interval: ${seconds}s
rule_files: [$(yaml_text "$HATCHLINE_ROOT/metrics/alerts/*.yaml")]
scrape_configs:
  - job_name: hatchline
    metrics_path: /actuator/prometheus
    static_configs: [{ targets: [$targets] }]
YAML
  ) 2>/dev/null && : >"$HATCHLINE_HOME/run/monitor-wanted" ||
    fail "the disk is full: $folder cannot be written"
}

# yaml_text TEXT: in quotes, as YAML has it.
yaml_text() { printf "'%s'" "${1//\'/\'\'}"; }

# monitor_command: sets COMMAND, as the supervisor starts it.
monitor_command() {
  local folder=$HATCHLINE_HOME/prometheus
  COMMAND=("$HATCHLINE_TOOLS/prometheus/bin/prometheus" "--config.file=$folder/prometheus.yaml"
    "--storage.tsdb.path=$folder/data" "--storage.tsdb.retention.time=$MONITOR_KEEPS"
    "--storage.tsdb.retention.size=$MONITOR_MAX" "--web.listen-address=127.0.0.1:$(monitor_port)"
    --log.level=warn)
}

monitor_port() { printf '%d' $((9090 + HATCHLINE_PORT_OFFSET)); }

# monitor_alerts: what fires, the worst first: "critical Nobody …", a line each; false if it does not answer.
monitor_alerts() {
  local answer
  answer=$(HTTP_PORT=$(monitor_port) http GET /api/v1/alerts) || return 1
  sed 's/{"labels":/\n&/g' <<<"$answer" | grep '"state":"firing"' |
    sed -nE 's/.*"severity":"([a-z]+)".*"summary":"(([^"\\]|\\.)*)".*/\1 \2/p' | sort | uniq |
    head -n "$MONITOR_ALERTS_SHOWN" || true
}
