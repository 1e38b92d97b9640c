# shellcheck shell=bash
# The programs of voices other than our own: flite and espeak-ng, fetched when the operator's file names them.

readonly DEBIAN_VOICES_SUITE=bookworm # flite 2.2 and espeak-ng 1.51, which the tests are measured with

# voice_fetch flite|espeak-ng
voice_fetch() {
  local source
  source=$(tool_suite "$DEBIAN_VOICES_SUITE") || exit
  tool_fetch "$1" "$source" "${1//-/_}_finish" "$1"
}

flite_finish() {
  launcher "$1" flite usr/bin/flite
  { "$1/bin/flite" --version || true; } | grep -o 'version: [^ ]*' || fail "the unpacked flite does not start"
}

# espeak_ng_finish ROOT: it looks for its languages where the environment says, and for a part of
# PulseAudio, to which it never plays, in a folder that the launcher does not name.
espeak_ng_finish() {
  local lib=$1/usr/lib/x86_64-linux-gnu
  launcher "$1" espeak-ng usr/bin/espeak-ng
  (cd "$lib" && ln -s pulseaudio/libpulsecommon-*.so .) 2>/dev/null || true
  sed -i "s|^export OPENSSL_MODULES|&\nESPEAK_DATA_PATH=\$LIB\nexport ESPEAK_DATA_PATH|" "$1/bin/espeak-ng"
  "$1/bin/espeak-ng" --version || fail "the unpacked espeak-ng does not start"
}

# voices_ready: what the operator's file speaks with, unless the machine has it. A look at its words is
# enough here: whether they are right is told when the file is read.
voices_ready() {
  local program
  [[ -r $HATCHLINE_CONFIG ]] || return 0
  for program in flite espeak-ng; do
    if tool_ready "$program" || command -v "$program" >/dev/null; then continue; fi
    if sed 's/#.*//' "$HATCHLINE_CONFIG" | grep -qE "(^|[^a-zA-Z0-9/_-])$program:[a-z]"; then
      voice_fetch "$program"
    fi
  done
}
