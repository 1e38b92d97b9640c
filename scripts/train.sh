#!/usr/bin/env bash
# train.sh FOLDER: a cache of quick starts for the program in FOLDER (hatchline.jar and lib/), as `up`
# makes one after a build. For tests, which run the program where Maven has made it.
set -euo pipefail
HATCHLINE_ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
export HATCHLINE_ROOT
# shellcheck source=scripts/lib/say.sh
source "$HATCHLINE_ROOT/scripts/lib/say.sh"
# shellcheck source=scripts/lib/build.sh
source "$HATCHLINE_ROOT/scripts/lib/build.sh"
mkdir -p "$HATCHLINE_ROOT/.hatchline"
build_train "$1"
