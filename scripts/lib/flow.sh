# shellcheck shell=bash
# What designers do with flows: check at their desk, without an instance; versions, diff, rollback of
# what an instance keeps.

# cmd_flow check … | versions NAME | diff NAME [A [B]] | rollback NAME [N]
cmd_flow() {
  case ${1:-} in
    check | try | test | draw | schema) flow_desk "$@" ;;
    *) flow_kept "$@" ;;
  esac
}

# flow_desk COMMAND ARGUMENT…: with the program of the instance, if one runs.
flow_desk() {
  local class=dev.hatchline.app.flow.cli.FlowCommand
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then exec "$HATCHLINE_TRIAL/data" "$class" "$@"; fi
  program_of_instance
  java_quick flow "$class" "$@"
}

flow_kept() {
  local most=0
  local forms="flow check FILE… [--json], flow try FILE, flow test [FILE…], flow draw FILE, flow schema, flow versions NAME, flow diff NAME [A [B]], flow rollback NAME [N]"
  case ${1:-} in
    versions) most=2 ;;
    diff) most=4 ;;
    rollback) most=3 ;;
  esac
  if (($# < 2 || $# > most)); then fail "flow has these forms: $forms"; fi
  data_kept
  data_run "$DATA.FlowCommand" "$@"
}

# cmd_prompts [--json] | play N|NAME|FILE.wav [OUT.wav]: what callers hear, with an engine or without.
cmd_prompts() {
  local class=dev.hatchline.app.flow.cli.PromptsCommand
  case ${1:-} in
    '') ;;
    --json) (($# == 1)) || prompts_refuse ;;
    play) (($# == 2 || $# == 3)) || prompts_refuse ;;
    *) prompts_refuse ;;
  esac
  if [[ -n ${HATCHLINE_TRIAL:-} ]]; then exec "$HATCHLINE_TRIAL/data" "$class" "$@"; fi
  voices_ready >&2
  program_of_instance
  java_quick flow "$class" "$@"
}

prompts_refuse() { fail "prompts has these forms: prompts [--json], prompts play N|NAME|FILE.wav [OUT.wav]"; }
