# shellcheck shell=bash
# Prometheus and promtool: for the tests of alert rules and dashboards.

readonly DEBIAN_PROMETHEUS_SUITE=bookworm # Prometheus 2.42, which the tests are measured with

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
