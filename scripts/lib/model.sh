# shellcheck shell=bash
# Models of speech: fetched or taken from a file, listed, tried with a recording, removed.

# cmd_model add NAME|URL|FILE.zip|FOLDER | list [--vendor] | remove NAME | try NAME FILE.wav [PHRASE…]:
# with an engine or without.
cmd_model() {
  local class=dev.hatchline.app.model.ModelCommand
  case ${1:-} in
    add | remove) (($# == 2)) || model_refuse ;;
    list) (($# == 1)) || [[ $# == 2 && $2 == --vendor ]] || model_refuse ;;
    try) (($# >= 3)) || model_refuse ;;
    *) model_refuse ;;
  esac
  # Java cannot tell a terminal for one of its streams alone.
  if [[ -t 1 ]]; then export HATCHLINE_TERMINAL=yes; else export HATCHLINE_TERMINAL=no; fi
  if [[ -z ${HATCHLINE_TRIAL:-} ]]; then program_of_instance; fi
  umask 077
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then exec "$HATCHLINE_TRIAL/data" "$class" "$@"; fi
  java_quick flow "$class" "$@"
}

model_refuse() {
  fail "model has these forms: model add NAME|URL|FILE.zip|FOLDER, model list [--vendor], model remove NAME," \
    "model try NAME FILE.wav [PHRASE…]"
}
