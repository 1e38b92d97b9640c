# shellcheck shell=bash
# Benches: measured against a baseline in the same run, on an installation of their own.

readonly BENCH_OFFSET=12000 # further added to every port of the installation that is measured
readonly LOOP_START_S=20

readonly REPLAY_UNUSABLE=2    # exit status: there is no log to replay, or nobody who says digits

# cmd_bench line|callback|routing|replay|flow|speech|meters [--quick] [--out FOLDER]: ours against bare Asterisk, or by itself.
cmd_bench() {
  local out=$HATCHLINE_ROOT/docs/bench quick='' what=${1:-}
  case $what in
    line | callback | routing | replay | flow | speech | meters) shift ;;
    *) fail "bench knows 'line', 'callback', 'routing', 'replay', 'flow', 'speech' and 'meters', not '$what'" ;;
  esac
  while (($# > 0)); do
    case $1 in
      --quick) quick=--quick ;;
      --out)
        out=$(realpath -m -- "${2:-}")
        shift
        ;;
      *) fail "bench $what knows --quick and --out FOLDER, not '$1'" ;;
    esac
    shift
  done
  "bench_$what" "$out" "$quick"
}

bench_line() {
  local out=$1 quick=$2 work=$HATCHLINE_ROOT/.hatchline/bench
  bench_begin "$work" BenchFiles
  (java_run dev.hatchline.bench.BenchFiles dialplan "$HATCHLINE_HOME/asterisk/etc/extensions.conf" \
    "$work/config" "$(bench_port)")
  bench_start
  bench_loop "$work/config/recordings/long.wav"
  bench_measure "the whole takes about fifteen minutes, --quick four" LineBench "$out" "$LOOP" "$quick"
}

bench_callback() {
  local out=$1 quick=$2 work=$HATCHLINE_ROOT/.hatchline/bench
  bench_begin "$work" CallbackFiles
  (java_run dev.hatchline.bench.CallbackFiles asterisk "$HATCHLINE_HOME/asterisk/etc" "$work/config")
  bench_start
  bench_measure "the whole takes about eight minutes, --quick two" CallbackBench "$out" "$work/config" \
    $((5038 + HATCHLINE_PORT_OFFSET)) "$quick"
}

# bench_routing OUT QUICK: the routing by itself, which needs no installation. It runs as the engine
# does, with the second compiler.
bench_routing() {
  local code=0 work=$HATCHLINE_ROOT/.hatchline/bench
  HATCHLINE_PORT_OFFSET=$((HATCHLINE_PORT_OFFSET + BENCH_OFFSET))
  HATCHLINE_HOME=$work/home
  environment "$HATCHLINE_ROOT"
  if recorded supervisor; then fail "another bench is at work (supervisor pid $PID)"; fi
  jdk_ready
  build
  rm -rf "$work"
  mkdir -p "$work"
  home_folders
  trap 'drill_mysql_end; exit 130' INT TERM HUP
  drill_mysql "$work/mysql" $((3306 + HATCHLINE_PORT_OFFSET))
  say "measuring; the whole takes about four minutes"
  "$JAVA_HOME/bin/java" -Xmx2g -cp "$HATCHLINE_CLASSPATH" dev.hatchline.bench.DayBench "$1" || code=$?
  "$JAVA_HOME/bin/java" -Xmx2g -cp "$HATCHLINE_CLASSPATH" dev.hatchline.bench.RoutingBench "$1" ${2:+"$2"} \
    --mysql $((3306 + HATCHLINE_PORT_OFFSET)) || code=$?
  drill_mysql_end
  exit "$code"
}

# bench_replay OUT QUICK: a bank's calls through the routing, which needs no installation.
bench_replay() {
  local log
  log=$(bench_log) || exit
  jdk_ready
  build
  say "replaying ${log##*/}; the whole takes about a minute"
  "$JAVA_HOME/bin/java" -Xmx2g -cp "$HATCHLINE_CLASSPATH" dev.hatchline.bench.replay.ReplayBench "$1" "$log" \
    ${2:+"$2"} || exit
}

# bench_flow OUT QUICK: flows by themselves, walked through, checked and published, as the engine does.
bench_flow() {
  jdk_ready
  build
  say "measuring; the whole takes about two minutes"
  "$JAVA_HOME/bin/java" -Xmx1g -cp "$HATCHLINE_CLASSPATH" dev.hatchline.bench.flows.FlowBench "$1" ${2:+"$2"} || exit
}

# bench_meters OUT QUICK: what counting costs, of what bench line found a call to cost.
bench_meters() {
  local line=$HATCHLINE_ROOT/docs/bench/line.json
  jdk_ready
  build
  mkdir -p "$1"
  if [[ ! -e $1/line.json ]]; then cp "$line" "$1"; fi
  say "measuring; the whole takes about half a minute"
  "$JAVA_HOME/bin/java" -Xmx1g -cp "$HATCHLINE_CLASSPATH" dev.hatchline.bench.meters.MetersBench "$1" ${2:+"$2"} || exit
}

# bench_speech OUT QUICK: callers who speak: first by whole calls to an installation, then by themselves,
# with the machine for them alone.
bench_speech() {
  local out=$1 quick=$2 digits code=0 begun work=$HATCHLINE_ROOT/.hatchline/bench-speech
  digits=$(bench_digits) || exit
  jdk_ready
  asterisk_fetch # for the prompts that come with it
  voice_fetch flite
  voice_fetch espeak-ng
  bench_begin "$work/line" speech.SpeechFiles
  bench_start
  uptime_s
  begun=$UPTIME_S
  HATCHLINE_INFO=$(java_run dev.hatchline.app.Info) || code=$?
  export HATCHLINE_INFO
  if ((code == 0)); then
    say "measuring; the whole takes about twenty minutes, --quick four"
    (bench_speak SpeechCalls "$work/calls.json" "$digits" "$HATCHLINE_TOOLS" "$work" "$HATCHLINE_HOME/events" \
      ${quick:+"$quick"}) || code=$?
  fi
  bench_end
  if ((code != 0)); then exit "$code"; fi
  uptime_s
  (bench_speak SpeechBench "$out" "$digits" "$HATCHLINE_TOOLS" "$work" "$work/calls.json" $((UPTIME_S - begun)) \
    ${quick:+"$quick"}) || code=$?
  exit "$code"
}

# bench_speak CLASS ARGUMENT…: it runs as the engine does, with the second compiler.
bench_speak() {
  exec "$JAVA_HOME/bin/java" -Xmx2g --enable-native-access=ALL-UNNAMED -cp "$HATCHLINE_CLASSPATH" \
    "dev.hatchline.bench.speech.$1" "${@:2}"
}

# bench_digits: prints the folder of people who say digits, or says what is missing.
bench_digits() {
  local get="get recordings of the Free Spoken Digit Dataset and name their folder:" folder=${HATCHLINE_SPEECH:-}
  get="$get HATCHLINE_SPEECH=FOLDER ./hatchline bench speech"
  if [[ -z $folder ]]; then unusable "HATCHLINE_SPEECH is not set; $get"; fi
  if [[ -z $(find -L "$folder" -maxdepth 1 -type f -name '[0-9]_*_*.wav' -print -quit 2>/dev/null) ]]; then
    unusable "HATCHLINE_SPEECH is '$folder', where no file such as 7_theo_3.wav is; $get"
  fi
  printf '%s\n' "$folder"
}

# bench_log: prints the file of the bank's calls, or says what is missing.
bench_log() {
  local get="get the CSV of the Technion's \"Anonymous Bank\" and name its folder:" folder=${HATCHLINE_ARRIVALS:-}
  local -a files=()
  get="$get HATCHLINE_ARRIVALS=FOLDER ./hatchline bench replay"
  if [[ -z $folder ]]; then unusable "HATCHLINE_ARRIVALS is not set; $get"; fi
  mapfile -t files < <(find -L "$folder" -maxdepth 1 -type f -name 'bank-*.csv' 2>/dev/null | sort)
  case ${#files[@]} in
    0) unusable "HATCHLINE_ARRIVALS is '$folder', where no file bank-*.csv is; $get" ;;
    1) printf '%s\n' "${files[0]}" ;;
    *) unusable "HATCHLINE_ARRIVALS is '$folder', where ${#files[@]} files bank-*.csv are; leave one of them there" ;;
  esac
}

# unusable TEXT…: as fail does, with the status that tells it from a target that is missed.
unusable() {
  (fail "$@") || exit "$REPLAY_UNUSABLE"
}

# bench_begin WORK FILES: prepares an installation in WORK, whose operator's file FILES writes.
bench_begin() {
  local work=$1 files=$2
  HATCHLINE_PORT_OFFSET=$((HATCHLINE_PORT_OFFSET + BENCH_OFFSET))
  HATCHLINE_HOME=$work/home HATCHLINE_CONFIG=$work/config/hatchline.yaml
  environment "$HATCHLINE_ROOT"
  if recorded supervisor; then fail "another bench is at work (supervisor pid $PID)"; fi
  rm -rf "$work"
  mkdir -p "$work"
  home_folders
  ports_free
  program_ready
  (java_run "dev.hatchline.bench.$files" config "$work/config")
  prepare
}

bench_start() {
  trap 'bench_end; exit 130' INT TERM HUP
  start_all
}

# bench_measure HOW-LONG CLASS ARGUMENT…: measures, ends the installation, and exits.
bench_measure() {
  local long=$1 class=$2 code=0
  HATCHLINE_INFO=$(java_run dev.hatchline.app.Info) || code=$?
  export HATCHLINE_INFO
  if ((code == 0)); then
    say "measuring; $long"
    (java_run "dev.hatchline.bench.$class" "${@:3}") || code=$?
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
