# shellcheck shell=bash
# Benches: measured against a baseline in the same run, on an installation of their own.

readonly BENCH_OFFSET=12000 # further added to every port of the installation that is measured
readonly LOOP_START_S=20

# cmd_bench line [--quick] [--out FOLDER]: our line against bare Asterisk.
cmd_bench() {
  local out=$HATCHLINE_ROOT/docs/bench quick=''
  [[ ${1:-} == line ]] || fail "bench knows only 'line', not '${1:-}'"
  shift
  while (($# > 0)); do
    case $1 in
      --quick) quick=--quick ;;
      --out)
        out=$(realpath -m -- "${2:-}")
        shift
        ;;
      *) fail "bench line knows --quick and --out FOLDER, not '$1'" ;;
    esac
    shift
  done
  bench_line "$out" "$quick"
}

bench_line() {
  local out=$1 quick=$2 work=$HATCHLINE_ROOT/.hatchline/bench code=0
  HATCHLINE_PORT_OFFSET=$((HATCHLINE_PORT_OFFSET + BENCH_OFFSET))
  HATCHLINE_HOME=$work/home HATCHLINE_CONFIG=$work/config/hatchline.yaml
  environment "$HATCHLINE_ROOT"
  if recorded supervisor; then fail "another bench is at work (supervisor pid $PID)"; fi
  rm -rf "$work"
  mkdir -p "$work"
  home_folders
  ports_free
  program_ready
  (java_run dev.hatchline.bench.BenchFiles config "$work/config")
  prepare
  (java_run dev.hatchline.bench.BenchFiles dialplan "$HATCHLINE_HOME/asterisk/etc/extensions.conf" \
    "$work/config" "$(bench_port)")
  trap 'bench_end; exit 130' INT TERM HUP
  start_all
  bench_loop "$work/config/recordings/long.wav"
  HATCHLINE_INFO=$(java_run dev.hatchline.app.Info) || code=$?
  export HATCHLINE_INFO
  if ((code == 0)); then
    say "measuring; the whole takes about fifteen minutes, --quick four"
    (java_run dev.hatchline.bench.LineBench "$out" "$LOOP" "$quick") || code=$?
  fi
  bench_end
  exit "$code"
}

bench_port() { printf '%d' $((9093 + HATCHLINE_PORT_OFFSET)); }

# bench_loop FILE: the bare AudioSocket loop, in a process of its own; sets LOOP.
bench_loop() {
  local said=$HATCHLINE_HOME/log/loop.out until
  (java_run dev.hatchline.bench.BareLoop "$(bench_port)" "$1") >"$said" 2>&1 &
  LOOP=$!
  record loop "$LOOP" || bench_refused "$said"
  uptime_s
  until=$((UPTIME_S + LOOP_START_S))
  until grep -qs '^ready' "$said"; do
    uptime_s
    if ! recorded loop || ((UPTIME_S >= until)); then bench_refused "$said"; fi
    pause 0.1
  done
}

# bench_refused FILE: the loop did not start, and said why in FILE.
bench_refused() {
  local why
  why=$(grep -sm 1 'Exception' "$1" | cut -c 1-300 || true)
  bench_end
  fail "the bare loop on port $(bench_port) did not start${why:+ ($why)}"
}

bench_end() {
  stop_recorded loop 2
  stop_all
}
