# shellcheck shell=bash
# Drills: what must hold when processes are killed, tried on an installation of its own.

readonly DRILL_OFFSET=13000 # further added to every port of the installation that is killed
readonly DRILL_ROUNDS=20
readonly DRILL_MYSQL_START_S=60

# cmd_drill crash [--rounds N] [--store h2|mysql|both] [--engines 2] [--seed S] [--out FOLDER]
cmd_drill() {
  local out=$HATCHLINE_ROOT/docs/bench rounds=$DRILL_ROUNDS store=both engines=1 seed=$RANDOM code=0
  [[ ${1:-} == crash ]] || fail "drill knows only 'crash', not '${1:-}'"
  shift
  while (($# > 0)); do
    case $1 in
      --rounds) rounds=${2:-} ;;
      --store) store=${2:-} ;;
      --engines) engines=${2:-} ;;
      --seed) seed=${2:-} ;;
      --out) out=$(realpath -m -- "${2:-}") ;;
      *) fail "drill crash knows --rounds, --store, --engines, --seed and --out, not '$1'" ;;
    esac
    shift
    if (($# > 0)); then shift; fi
  done
  [[ $rounds =~ ^[1-9][0-9]{0,3}$ ]] || fail "--rounds is '$rounds'; expected a number from 1 to 9999"
  [[ $seed =~ ^[0-9]{1,18}$ ]] || fail "--seed is '$seed'; expected a number"
  case $engines in
    1) ;;
    2) store=mysql-two ;; # one process only can open the embedded database
    *) fail "--engines is '$engines'; expected 1 or 2" ;;
  esac
  case $store in
    h2 | mysql | mysql-two) drill_crash "$out" "$rounds" "$seed" "$store" || code=$? ;;
    both) drill_crash "$out" "$rounds" "$seed" h2 mysql || code=$? ;;
    *) fail "--store is '$store'; expected h2, mysql or both" ;;
  esac
  exit "$code"
}

# drill_crash OUT ROUNDS SEED STORE…: the rounds on each store, and the table of them.
drill_crash() {
  local out=$1 rounds=$2 seed=$3 store work=$HATCHLINE_ROOT/.hatchline/drill
  local -a results=()
  HATCHLINE_PORT_OFFSET=$((HATCHLINE_PORT_OFFSET + DRILL_OFFSET))
  HATCHLINE_HOME=$work/home HATCHLINE_CONFIG=$work/config/hatchline.yaml
  environment "$HATCHLINE_ROOT"
  if recorded supervisor; then fail "another drill is at work (supervisor pid $PID)"; fi
  program_ready
  trap 'drill_end; exit 130' INT TERM HUP
  for store in "${@:4}"; do
    rm -rf "$work/home" "$work/config" "$work/mysql"
    mkdir -p "$work"
    home_folders
    drill_store "$store" "$work" "$rounds" "$seed"
    results+=("$work/$store.json")
  done
  (java_run dev.hatchline.bench.CrashRounds report "$out" "${results[@]}")
}

# drill_store STORE WORK ROUNDS SEED: leaves WORK/STORE.json.
drill_store() {
  local store=$1 work=$2 code=0
  local -a port=() two=()
  if [[ $store == mysql-two ]]; then two=(2); fi
  if [[ $store == mysql* ]]; then
    port=("$((3306 + HATCHLINE_PORT_OFFSET))")
    drill_mysql "$work/mysql" "${port[0]}"
  fi
  (java_run dev.hatchline.bench.CrashRounds config "$work/config" "${port[@]}" "${two[@]}")
  ports_free
  prepare
  export HATCHLINE_RESTART_MAX_S=0
  start_all
  HATCHLINE_INFO=$(java_run dev.hatchline.app.Info) || code=$?
  export HATCHLINE_INFO
  if ((code == 0)); then
    say "killing it, $3 rounds, $store, seed $4"
    (java_run dev.hatchline.bench.CrashRounds rounds "$HATCHLINE_HOME" "$store" "$3" "$4" \
      "$work/$store.json") || code=$?
  fi
  drill_end
  if ((code != 0)); then fail "the drill itself failed (status $code)"; fi
}

# drill_mysql FOLDER PORT: a server of its own, with the database, the user and the password 'drill'.
drill_mysql() {
  local folder=$1 port=$2 tool=$HATCHLINE_TOOLS/mysql until
  mysql_fetch
  mkdir -p "$folder"
  cp -r "$tool/fresh" "$folder/data"
  cat >"$folder/init.sql" <<'SQL'
CREATE DATABASE drill;
CREATE USER 'drill'@'%' IDENTIFIED BY 'drill';
GRANT ALL ON drill.* TO 'drill'@'%';
SQL
  (umask 077 && printf 'drill\n' >"$HATCHLINE_HOME/secrets/database-password")
  "$tool/bin/mysqld" --no-defaults --user="$(id -un)" --basedir="$tool/usr" --datadir="$folder/data" \
    --socket="$folder/s" --pid-file="$folder/pid" --bind-address=127.0.0.1 --port="$port" \
    --innodb-buffer-pool-size=16M --performance-schema=OFF --mysqlx=OFF --skip-log-bin \
    --secure-file-priv=NULL --init-file="$folder/init.sql" >"$folder/log" 2>&1 </dev/null &
  DRILL_MYSQL=$! # ours until we have waited for it, so that the number is nobody else's
  uptime_s
  until=$((UPTIME_S + DRILL_MYSQL_START_S))
  until grep -qs 'ready for connections' "$folder/log"; do
    start_of "$DRILL_MYSQL" || fail "MySQL ended; see $folder/log"
    uptime_s
    if ((UPTIME_S >= until)); then
      drill_mysql_end
      fail "MySQL is not ready after $DRILL_MYSQL_START_S s; see $folder/log"
    fi
    pause 0.1
  done
}

drill_end() {
  stop_all
  drill_mysql_end
}

drill_mysql_end() {
  if [[ -n ${DRILL_MYSQL:-} ]]; then
    kill -s TERM "$DRILL_MYSQL" 2>/dev/null || true
    wait "$DRILL_MYSQL" || true
    DRILL_MYSQL=''
  fi
}
