# shellcheck shell=bash
# score: for auditors. Verifying needs no instance; it is done by whoever has the file.

readonly SCORE_FORMS="score export --from DATE --to DATE FILE, score behind FIGURE --from DATE --to DATE FILE.csv, or score verify FILE [--key KEY] [--again]"

# cmd_score export … | behind … | verify …
cmd_score() {
  local what=${1:-}
  case $what in
    export) shift && score_days export "$@" ;;
    behind)
      [[ ${2:-} =~ ^[A-Za-z0-9]+[.][a-z]+$ ]] || fail "score behind wants a figure such as portugal.wait first; score has three forms: $SCORE_FORMS"
      score_days behind "${@:3}" "$2"
      ;;
    verify) shift && score_verify "$@" ;;
    *) fail "score has three forms: $SCORE_FORMS" ;;
  esac
}

# score_days export|behind WORDS… [FIGURE]: of some days, into a file that is not there; a figure comes last
score_days() {
  local what=$1 from='' to='' file=''
  local -a figure=()
  shift
  if [[ $what == behind ]]; then
    figure=("${@: -1}")
    set -- "${@:1:$#-1}"
  fi
  while (($# > 0)); do
    case $1 in
      --from) from=${2:-} && shift ;;
      --to) to=${2:-} && shift ;;
      -*) fail "score $what knows only --from and --to, not '$1'" ;;
      *) [[ -z $file ]] || fail "score $what wants one file, found '$file' and '$1'" && file=$1 ;;
    esac
    if (($# > 0)); then shift; fi
  done
  [[ -n $from && -n $to && -n $file ]] || fail "score has three forms: $SCORE_FORMS"
  file=$(realpath -m -- "$file")
  [[ ! -e $file ]] || fail "$file is there already; name a file that is not"
  [[ -d ${file%/*}/ ]] || fail "there is no folder ${file%/*}"
  data_kept
  data_run "$DATA.ScoreCommand" "$what" "$from" "$to" "$file" "${figure[@]}"
}

score_verify() {
  local file='' how=verify
  local -a key=()
  while (($# > 0)); do
    case $1 in
      --key)
        [[ ${2:-} =~ ^[0-9a-f]{64}$ ]] || fail "--key wants 64 of the digits 0-9 and a-f, as './hatchline info --json' shows them"
        key=(--key "$2")
        shift
        ;;
      --again) how=again ;;
      -*) fail "score verify knows only --key and --again, not '$1'" ;;
      *) [[ -z $file ]] || fail "score verify wants one file, found '$file' and '$1'" && file=$1 ;;
    esac
    shift
  done
  [[ -n $file ]] || fail "score has three forms: $SCORE_FORMS"
  file=$(realpath -m -- "$file")
  [[ -f $file ]] || fail "there is no file $file"
  if [[ $how == again ]]; then
    data_kept
  elif [[ -z ${HATCHLINE_TRIAL:-} ]]; then
    program_of_instance
  fi
  data_run "$DATA.ScoreCommand" "$how" "$file" "${key[@]}"
}
