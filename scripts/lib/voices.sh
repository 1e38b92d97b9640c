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
# PulseAudio, to which it never plays, in a folder of its own.
espeak_ng_finish() {
  launcher "$1" espeak-ng usr/bin/espeak-ng usr/lib/x86_64-linux-gnu/pulseaudio "ESPEAK_DATA_PATH=\$LIB"
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
