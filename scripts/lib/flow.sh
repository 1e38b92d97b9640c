# shellcheck shell=bash
# What designers do with flows: versions, diff, rollback.

# cmd_flow versions NAME | diff NAME [A [B]] | rollback NAME [N]
cmd_flow() {
  local forms="flow versions NAME, flow diff NAME [A [B]], flow rollback NAME [N]" most=0
  case ${1:-} in
    versions) most=2 ;;
    diff) most=4 ;;
    rollback) most=3 ;;
  esac
  if (($# < 2 || $# > most)); then fail "flow has these forms: $forms"; fi
  data_kept
  data_run "$DATA.FlowCommand" "$@"
}
