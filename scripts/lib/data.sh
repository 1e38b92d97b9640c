# shellcheck shell=bash
# What operators do with everything that is kept: backup, restore, move-to-mysql, person, report, trace, bundle.

readonly DATA=dev.hatchline.app.commands
readonly BACKUP_DISK_KB=100000 # a small line's backup, and room beside it (kB)

# data_run CLASS ARGUMENT…: one of our programs, in place of the script. Whatever it makes is for its
# owner only.
data_run() {
  umask 077
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then exec "$HATCHLINE_TRIAL/data" "$@"; fi
  java_run "$@"
}

# data_kept: the program of the instance, and whether its engine has the database open.
data_kept() {
  [[ -d $HATCHLINE_HOME/secrets ]] || fail "nothing is kept yet in $HATCHLINE_HOME"
  if recorded engine || recorded engine-b; then
    export HATCHLINE_ENGINE=up
    # Of two engines any that runs answers.
    if ! recorded engine; then export HATCHLINE_ENGINE_NAME=b; fi
  elif recorded supervisor; then
    fail "the engine of $HATCHLINE_HOME is just being started; try again when './hatchline status' says that calls can be taken"
  else
    data_alone
  fi
  if [[ -z ${HATCHLINE_TRIAL:-} ]]; then program_of_instance; fi
}

# data_alone: nothing runs, and nothing is started before we are done.
data_alone() {
  if recorded supervisor || left_over; then
    fail "an instance runs in $HATCHLINE_HOME (pid $PID); stop it with './hatchline down' first"
  fi
  home_folders
  exec 9>"$HATCHLINE_HOME/run/up.lock"
  flock -n 9 || fail "another command is at work in $HATCHLINE_HOME"
  export HATCHLINE_ENGINE=down
}

# cmd_backup FILE [--with-secrets]
cmd_backup() {
  local file='' word
  local -a options=()
  for word in "$@"; do
    case $word in
      --with-secrets) options=(--with-secrets) ;;
      -*) fail "backup knows only --with-secrets, not '$word'" ;;
      *) [[ -z $file ]] || fail "backup wants one file, found '$file' and '$word'" && file=$word ;;
    esac
  done
  [[ -n $file ]] || fail "backup wants the name of a file: backup FILE [--with-secrets]"
  file=$(realpath -m -- "$file")
  [[ ! -e $file ]] || fail "$file is there already; name a file that is not"
  [[ -d ${file%/*}/ ]] || fail "there is no folder ${file%/*}"
  data_kept
  disk_room "${file%/*}" "$BACKUP_DISK_KB" "the backup"
  data_run "$DATA.BackupCommand" "$file" "${options[@]}"
}

# cmd_restore FILE [--replace] [--keep-config]
cmd_restore() {
  local file='' word
  local -a options=()
  for word in "$@"; do
    case $word in
      --replace | --keep-config) options+=("$word") ;;
      -*) fail "restore knows only --replace and --keep-config, not '$word'" ;;
      *) [[ -z $file ]] || fail "restore wants one file, found '$file' and '$word'" && file=$word ;;
    esac
  done
  [[ -n $file ]] || fail "restore wants the name of a file: restore FILE [--replace] [--keep-config]"
  file=$(realpath -m -- "$file")
  [[ -f $file ]] || fail "there is no file $file"
  data_alone
  data_program
  data_run "$DATA.RestoreCommand" "$file" "${options[@]}"
}

# cmd_move [--replace]
cmd_move() {
  if (($# > 1)) || [[ ${1:---replace} != --replace ]]; then
    fail "move-to-mysql knows only --replace, not '$*'"
  fi
  data_alone
  data_program
  data_run "$DATA.MoveCommand" "$@"
}

# data_program: the program of the present sources.
data_program() {
  jdk_ready
  if [[ -z ${HATCHLINE_TRIAL:-} ]]; then build; fi
}

# cmd_person export NUMBER FILE | erase NUMBER [--force]
cmd_person() {
  local file forms="person export NUMBER FILE, or person erase NUMBER [--force]"
  case ${1:-} in
    export)
      (($# == 3)) || fail "person has two forms: $forms"
      file=$(realpath -m -- "$3")
      [[ ! -e $file ]] || fail "$file is there already; name a file that is not"
      [[ -d ${file%/*}/ ]] || fail "there is no folder ${file%/*}"
      data_kept
      data_run "$DATA.PersonCommand" export "$2" "$file"
      ;;
    erase)
      if (($# < 2 || $# > 3)) || [[ ${3:---force} != --force ]]; then
        fail "person has two forms: $forms"
      fi
      data_kept
      person_erase "$@"
      ;;
    *) fail "person has two forms: $forms" ;;
  esac
}

# person_erase ARGUMENT…: for each engine, as each remembers calls, and has its journal, by itself; the rows
# and the files of the days go with the first. What one refuses, as only the other can cancel the call
# that it owes, is asked for once more.
person_erase() {
  local name word left='' code=0
  local -a refused=()
  for name in engine engine-b; do
    if [[ $name == engine-b ]]; then word=b; else word=a; fi
    if [[ $word == b ]]; then
      if [[ ! -e $HATCHLINE_HOME/run/engine-b-wanted && ! -d $HATCHLINE_HOME/events-b ]]; then break; fi
      say "and of the second engine:"
    fi
    if [[ $HATCHLINE_ENGINE == up ]] && ! recorded "$name"; then
      left=$word
      continue
    fi
    (HATCHLINE_ENGINE_NAME=$word data_run "$DATA.PersonCommand" "$@") || refused+=("$word")
  done
  for word in "${refused[@]}"; do
    if [[ $* == *--force* ]]; then
      say "once more of engine $word:"
      (HATCHLINE_ENGINE_NAME=$word data_run "$DATA.PersonCommand" "$@") || code=$?
    else
      code=1
    fi
  done
  if ((code != 0)); then exit "$code"; fi
  [[ -z $left ]] ||
    fail "engine $left does not run, and its journal may have the number: do this again when it does," \
      "or after './hatchline down'"
}

readonly REPORT_FORMS="report --day|--week|--month [DATE] [--out FOLDER], or \
report --calls|--contacts|--callbacks --from DATE --to DATE FILE.csv [--with-numbers]"

# cmd_report --day|--week|--month [DATE] [--out FOLDER]
# cmd_report --calls|--contacts|--callbacks --from DATE --to DATE FILE.csv [--with-numbers]
cmd_report() {
  local what=${1:-}
  case $what in
    --day | --week | --month) shift && report_period "${what#--}" "$@" ;;
    --calls | --contacts | --callbacks) shift && report_export "${what#--}" "$@" ;;
    *) fail "report has two forms: $REPORT_FORMS" ;;
  esac
}

# report_period day|week|month [DATE] [--out FOLDER]: the present one, as far as it is, unless a date is named.
report_period() {
  local kind=$1 date='' folder=.
  shift
  while (($# > 0)); do
    case $1 in
      --out)
        folder=${2:-}
        [[ -n $folder ]] || fail "report --out wants a folder"
        shift
        ;;
      -*) fail "report --$kind knows only --out, not '$1'" ;;
      *) [[ -z $date ]] || fail "report --$kind wants one date, found '$date' and '$1'" && date=$1 ;;
    esac
    shift
  done
  folder=$(realpath -m -- "$folder")
  [[ -d $folder ]] || fail "there is no folder $folder"
  data_kept
  data_run "$DATA.ReportCommand" "$kind" "${date:-today}" "$folder"
}

# report_export calls|contacts|callbacks --from DATE --to DATE FILE.csv [--with-numbers]
report_export() {
  local kind=$1 from='' to='' file=''
  local -a options=()
  shift
  while (($# > 0)); do
    case $1 in
      --from) from=${2:-} && shift ;;
      --to) to=${2:-} && shift ;;
      --with-numbers) options=(--with-numbers) ;;
      -*) fail "report --$kind knows only --from, --to and --with-numbers, not '$1'" ;;
      *) [[ -z $file ]] || fail "report --$kind wants one file, found '$file' and '$1'" && file=$1 ;;
    esac
    if (($# > 0)); then shift; fi
  done
  [[ -n $from && -n $to && -n $file ]] || fail "report has two forms: $REPORT_FORMS"
  file=$(realpath -m -- "$file")
  [[ ! -e $file ]] || fail "$file is there already; name a file that is not"
  [[ -d ${file%/*}/ ]] || fail "there is no folder ${file%/*}"
  data_kept
  data_run "$DATA.ExportCommand" "$kind" "$from" "$to" "$file" "${options[@]}"
}

# cmd_trace CALL
cmd_trace() {
  (($# == 1)) || fail "trace wants the id of a call, or a beginning of it: trace 4be5a0a4"
  data_kept
  data_run "$DATA.TraceCommand" "$1"
}

# cmd_bundle FILE.tar.gz: what helps others to see what is wrong, without secrets and persons.
cmd_bundle() {
  local file work name=hatchline-bundle
  (($# == 1)) && [[ $1 != -* ]] || fail "bundle wants the name of a file: bundle FILE.tar.gz"
  file=$(realpath -m -- "$1")
  [[ ! -e $file ]] || fail "$file is there already; name a file that is not"
  [[ -d ${file%/*}/ ]] || fail "there is no folder ${file%/*}"
  bundle_kept
  umask 077
  work=$(mktemp -d)
  mkdir "$work/$name"
  (trap - ERR && cmd_status) >"$work/status" 2>&1 || true
  if ! (data_run "$DATA.BundleCommand" "$work/status" "$work/$name") ||
    ! tar -C "$work" -czf "$work/bundle" "$name" || ! mv -- "$work/bundle" "$file"; then
    rm -rf "$work"
    fail "there is no $file (see above)"
  fi
  rm -rf "$work"
  say "$file is for whoever helps you; look through it before you send it"
}

# bundle_kept: as data_kept, but an instance that hangs or does not come up is no hindrance.
bundle_kept() {
  [[ -d $HATCHLINE_HOME/secrets ]] || fail "nothing is kept yet in $HATCHLINE_HOME"
  if recorded supervisor || recorded engine || recorded engine-b; then
    export HATCHLINE_ENGINE=up
    if ! recorded engine && recorded engine-b; then export HATCHLINE_ENGINE_NAME=b; fi
  else
    data_alone
  fi
  if [[ -z ${HATCHLINE_TRIAL:-} ]]; then program_of_instance; fi
}
