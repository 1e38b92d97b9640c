#!/usr/bin/env bash
# Fetches the named tools (asterisk, phones, mysql, prometheus, flite, espeak-ng, lsp; default asterisk) into .hatchline/tools, without root.
set -euo pipefail
HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
export HATCHLINE_TOOLS=${HATCHLINE_TOOLS:-$(dirname "$HERE")/.hatchline/tools}
# shellcheck source=scripts/lib/say.sh
source "$HERE/lib/say.sh"
# shellcheck source=scripts/lib/apt.sh
source "$HERE/lib/apt.sh"
# shellcheck source=scripts/lib/tools.sh
source "$HERE/lib/tools.sh"
# shellcheck source=scripts/lib/mysql.sh
source "$HERE/lib/mysql.sh"
# shellcheck source=scripts/lib/prometheus.sh
source "$HERE/lib/prometheus.sh"
# shellcheck source=scripts/lib/voices.sh
source "$HERE/lib/voices.sh"

for tool in "${@:-asterisk}"; do
  case $tool in
    asterisk) asterisk_fetch ;;
    phones) phones_fetch ;;
    mysql) mysql_fetch ;;
    prometheus) prometheus_fetch ;;
    lsp) lsp_fetch ;;
    flite | espeak-ng) voice_fetch "$tool" ;;
    *) fail "unknown tool '$tool'; there are: asterisk, phones, mysql, prometheus, flite, espeak-ng, lsp" ;;
  esac
done
