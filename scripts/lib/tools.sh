# shellcheck shell=bash
# The programs we run and do not write: each in its own folder under HATCHLINE_TOOLS, whole or absent.

readonly DEBIAN_ASTERISK_SUITE=forky # the only Debian release with Asterisk 22 (tried: 22.10.1)
readonly ASTERISK_MIN=22.4            # AudioSocket sends keys since then
readonly DEBIAN_PHONES_SUITE=bookworm # baresip 1.0.0 and SIPp 3.6.1, which the tests are measured with

# tool_ready NAME: true when the tool is whole; asks no network.
tool_ready() { [[ -f $HATCHLINE_TOOLS/$1/.complete ]]; }

# tool_suite DEBIAN_SUITE: where this machine takes the tool from. Ubuntu: its own release.
tool_suite() {
  case $(os_field ID) in
    debian) printf '%s main' "$1" ;;
    ubuntu) printf '%s main universe' "$(os_field VERSION_CODENAME)" ;;
    *) fail "this machine is '$(os_field ID)'; hatchline fetches its tools on Debian and Ubuntu only" ;;
  esac
}

# tool_fetch NAME "SUITE COMPONENT…" FINISH PACKAGE…: fetches into a temporary folder beside the
# final one, lets FINISH ROOT complete it, and renames it into place when whole.
tool_fetch() {
  if tool_ready "$1"; then return 0; fi
  tool_machine
  mkdir -p "$HATCHLINE_TOOLS" 2>/dev/null || fail "$HATCHLINE_TOOLS cannot be written"
  # One fetch at a time; the second then finds the work done.
  apart "$HATCHLINE_TOOLS/.lock" tool_make "$@"
}

tool_make() {
  local name=$1 source=$2 finish=$3 work suite=${2%% *}
  shift 3
  if tool_ready "$name"; then return 0; fi
  rm -rf "$HATCHLINE_TOOLS/.$name".??????
  work=$(mktemp -d "$HATCHLINE_TOOLS/.$name.XXXXXX") || fail "$HATCHLINE_TOOLS cannot be written"
  # shellcheck disable=SC2064 # the folder of now is meant
  trap "rm -rf '$work'" EXIT
  trap 'exit 130' INT TERM
  apt_private "$work/apt" "$suite" "${source#* }"
  apt_load "$work/apt" "$suite" "$name" "$@"
  apt_unpack "$work/apt" "$work/root" "$name"
  "$finish" "$work/root"
  {
    sha256sum <"$work/apt/list" | cut -d' ' -f1
    cat "$work/apt/list"
  } >"$work/root/.complete"
  rm -rf "${HATCHLINE_TOOLS:?}/$name"
  mv -T "$work/root" "$HATCHLINE_TOOLS/$name"
  say "$name: ready in $HATCHLINE_TOOLS/$name"
}

# tool_machine: the packages are for amd64, and need apt and dpkg to be had.
tool_machine() {
  local program
  [[ $(uname -m) == x86_64 ]] || fail "this machine is $(uname -m); hatchline's tools are for amd64"
  for program in apt-get apt-config dpkg-deb tar; do
    command -v "$program" >/dev/null || fail "'$program' is missing; it fetches what hatchline needs"
  done
}

# launcher ROOT NAME PROGRAM [LIBRARIES [NAME=VALUE]]: ROOT/bin-level starter that runs PROGRAM with the
# folder's own loader and libraries, those of the folder LIBRARIES among them, whatever the machine's
# are, and wherever the folder is moved to. VALUE may name $LIB.
launcher() {
  local root=$1 name=$2 program=$3 more=${4:+:\$ROOT/$4} setting=${5:+export "$5"}
  if [[ -L $root/bin ]]; then rm "$root/bin"; fi
  mkdir -p "$root/bin"
  cat >"$root/bin/$name" <<LAUNCHER
#!/bin/sh
# Runs $program of this folder with this folder's loader and libraries.
ROOT=\$(CDPATH='' cd -- "\$(dirname -- "\$(readlink -f -- "\$0")")/.." && pwd -P) || exit 127
LIB=\$ROOT/usr/lib/x86_64-linux-gnu
OPENSSL_MODULES=\$LIB/ossl-modules
export OPENSSL_MODULES
$setting
exec "\$LIB/ld-linux-x86-64.so.2" --library-path "\$LIB$more" "\$ROOT/$program" "\$@"
LAUNCHER
  chmod 755 "$root/bin/$name"
}

# asterisk_finish ROOT: the launcher, and the sounds folder that a package script would have made.
asterisk_finish() {
  local root=$1 sounds=$1/usr/share/asterisk/sounds folder
  launcher "$root" asterisk usr/sbin/asterisk
  for folder in "$sounds"/en_*; do
    if [[ -d $folder && ! -L $folder ]]; then ln -sfn "$(basename "$folder")" "$sounds/en"; fi
  done
  "$root/bin/asterisk" -V || fail "the unpacked Asterisk does not start"
}

# asterisk_listed LIST: refuses a release whose Asterisk is too old, before anything is loaded. A line
# of the list begins with the package's file, such as asterisk_1%3a22.10.1+dfsg-1_amd64.deb.
asterisk_listed() {
  local version
  version=$(sed -nE 's/^asterisk_([0-9]+%3a)?([0-9]+(\.[0-9]+)*).*/\2/p' "$1")
  if [[ $(printf '%s\n' "$ASTERISK_MIN" "$version" | sort -V | head -n 1) != "$ASTERISK_MIN" ]]; then
    fail "this machine's release has Asterisk ${version:-of no version}; expected $ASTERISK_MIN or" \
      "later, whose AudioSocket sends keys: install such a one, or use Debian 12 or 13"
  fi
}

phones_finish() {
  local root=$1
  launcher "$root" baresip usr/bin/baresip
  launcher "$root" sipp usr/bin/sipp
  # SIPp ends with 99 when asked for its version.
  { "$root/bin/sipp" -v || true; } | grep -o 'SIPp v[^ ]*' || fail "the unpacked SIPp does not start"
  { "$root/bin/baresip" -h 2>&1 || true; } | grep -q Usage || fail "the unpacked baresip does not start"
}

asterisk_fetch() {
  local source
  source=$(tool_suite "$DEBIAN_ASTERISK_SUITE") || exit
  APT_LISTED=asterisk_listed tool_fetch asterisk "$source" asterisk_finish \
    asterisk asterisk-modules asterisk-core-sounds-en-wav
}

phones_fetch() {
  local source
  source=$(tool_suite "$DEBIAN_PHONES_SUITE") || exit
  tool_fetch phones "$source" phones_finish baresip sip-tester
}

# lsp_fetch: the YAML language server of editors, in the version and with the parts that
# scripts/lsp/package-lock.json pins by their sums. It needs the machine's own node (18 or later) and npm.
lsp_fetch() {
  if tool_ready lsp; then return 0; fi
  local program
  for program in node npm; do
    command -v "$program" >/dev/null || fail "'$program' is missing; the language server of LanguageServerIT needs it (apt-get install nodejs npm)"
  done
  mkdir -p "$HATCHLINE_TOOLS" 2>/dev/null || fail "$HATCHLINE_TOOLS cannot be written"
  apart "$HATCHLINE_TOOLS/.lock" lsp_make "$(dirname -- "${BASH_SOURCE[0]}")/../lsp"
}

lsp_make() {
  local work=$HATCHLINE_TOOLS/.lsp
  if tool_ready lsp; then return 0; fi
  rm -rf "$work"
  mkdir "$work"
  cp "$1/package.json" "$1/package-lock.json" "$work"
  (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
    fail "the language server cannot be fetched; is the network there?"
  touch "$work/.complete"
  rm -rf "${HATCHLINE_TOOLS:?}/lsp"
  mv -T "$work" "$HATCHLINE_TOOLS/lsp"
  say "lsp: ready in $HATCHLINE_TOOLS/lsp"
}
