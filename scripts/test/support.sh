# shellcheck shell=bash disable=SC2153
# What the tests of the script share: an instance of fake programs, a mirror in a folder, claims.

# shellcheck source=scripts/lib/say.sh
source "$ROOT/scripts/lib/say.sh"

readonly PATIENCE=5

# set_up: an instance of its own, with fake Asterisk and engine, in the test's folder.
set_up() {
  # A machine's own state, proxies and choices must not reach into a test.
  unset HATCHLINE_APT_ETC HATCHLINE_OS_RELEASE HATCHLINE_JVM_FOLDER HATCHLINE_ADOPTIUM APT_CONFIG
  export HATCHLINE_INSTALLED_ASTERISK='' # no machine's own
  export HATCHLINE_HOME=$FOLDER/home HATCHLINE_TOOLS=$FOLDER/tools
  export HATCHLINE_CONFIG=$FOLDER/hatchline.yaml HATCHLINE_TRIAL=$ROOT/scripts/test/fake
  # Below the range from which the system hands out ports by itself (32768…).
  export HATCHLINE_PORT_OFFSET=$HATCHLINE_TEST_OFFSET
  HTTP=$((8080 + HATCHLINE_PORT_OFFSET))
  printf 'lines: []\n' >"$HATCHLINE_CONFIG"
  STARTED=()
}

clean_up() {
  local pid
  trap - ERR
  "$ROOT/hatchline" down >/dev/null 2>&1 || true
  for pid in "${STARTED[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
}

hatchline() { "$ROOT/hatchline" "$@"; }

# run COMMAND…: sets CODE and SAID (both streams).
run() {
  CODE=0
  SAID=$("$@" 2>&1) || CODE=$?
}

says() {
  if [[ $SAID != *"$1"* ]]; then
    printf "expected to read '%s', found:\n%s\n" "$1" "$SAID" >&2
    return 1
  fi
}

# one_sentence: exactly one line of fault, and a status that says so.
one_sentence() {
  local lines
  lines=$(grep -c '^hatchline: ' <<<"$SAID" || true)
  if ((CODE == 0 || lines != 1)); then
    printf 'expected one sentence and a fault, found status %s and:\n%s\n' "$CODE" "$SAID" >&2
    return 1
  fi
}

# within SECONDS COMMAND…: true as soon as the command is. Beside other tests everything is slow, so
# it waits a multiple of what is expected: what has not come by then does not come.
within() {
  local limit=$((SECONDS + $1 * PATIENCE + 1))
  shift
  until "$@"; do
    if ((SECONDS >= limit)); then
      printf 'not within its time: %s\n' "$*" >&2
      return 1
    fi
    pause 0.1
  done
}

# replaced NAME PID: another process of that name is recorded. One look: between two, the supervisor
# takes away the record of the one that ended.
replaced() {
  local pid
  { read -r pid _ <"$HATCHLINE_HOME/run/$1.pid"; } 2>/dev/null && [[ $pid != "$2" ]]
}

pid_of() { cut -d' ' -f1 "$HATCHLINE_HOME/run/$1.pid"; }

# nothing_runs: no record, and no program of this instance (told by its environment). Bash alone
# looks, as a helper program would have the same environment and find itself.
nothing_runs() {
  local folder
  local -a words found
  found=("$HATCHLINE_HOME"/run/*.pid)
  if [[ -e ${found[0]} ]]; then printf 'still recorded: %s\n' "${found[*]}" >&2 && return 1; fi
  for folder in /proc/[0-9]*; do
    { mapfile -d '' -t words <"$folder/cmdline"; } 2>/dev/null || continue
    [[ "${words[*]}" == *scripts/supervisor.sh* || "${words[*]}" == */fake/* ]] || continue
    { mapfile -d '' -t found <"$folder/environ"; } 2>/dev/null || continue
    if [[ " ${found[*]} " == *" HATCHLINE_HOME=$HATCHLINE_HOME "* ]]; then
      printf 'still running: %s %s\n' "${folder#/proc/}" "${words[*]}" >&2
      return 1
    fi
  done
}

# serve FOLDER [PORT]: a web server on the HTTP port of the test, or another, by the JDK's own.
serve() {
  local java port=${2:-$HTTP}
  java=$("$ROOT/mvnw" -v 2>/dev/null | sed -n 's/.*runtime: //p')
  "$java/bin/jwebserver" -b 127.0.0.1 -p "$port" -d "$1" >/dev/null 2>&1 &
  STARTED+=($!)
  within 20 answers "$port"
}
answers() { (exec 3<>"/dev/tcp/127.0.0.1/${1:-$HTTP}") 2>/dev/null; }

# mirror SUITE PACKAGE…: a package mirror in FOLDER/mirror, and a machine whose sources name it.
# Each package holds a loader, a libc and a program that ends with success.
mirror() {
  local suite=$1 base=$FOLDER/mirror package dir
  shift
  dir=$base/dists/$suite/main/binary-amd64
  mkdir -p "$dir" "$base/pool" "$FOLDER/etc"
  : >"$dir/Packages"
  for package in "$@"; do mirror_package "$base" "$package" >>"$dir/Packages"; done
  {
    printf 'Origin: Debian\nSuite: %s\nCodename: %s\nArchitectures: amd64\nComponents: main\n' "$suite" "$suite"
    printf 'Date: Thu, 01 Jan 2026 00:00:00 UTC\nSHA256:\n %s %d main/binary-amd64/Packages\n' \
      "$(sha256sum <"$dir/Packages" | cut -d' ' -f1)" "$(stat -c %s "$dir/Packages")"
  } >"$base/dists/$suite/Release"
  printf 'deb [trusted=yes] copy:%s own main\n' "$base" >"$FOLDER/etc/sources.list"
  printf 'ID=debian\nVERSION_ID=13\nVERSION_CODENAME=own\n' >"$FOLDER/os-release"
  export HATCHLINE_APT_ETC=$FOLDER/etc HATCHLINE_OS_RELEASE=$FOLDER/os-release
}

mirror_package() {
  local base=$1 name=$2 root=$FOLDER/package file lib=usr/lib/x86_64-linux-gnu
  rm -rf "$root"
  mkdir -p "$root"/{DEBIAN,usr/sbin,"$lib",usr/share/asterisk/sounds/en_US_x}
  cp /lib64/ld-linux-x86-64.so.2 "$root/$lib/"
  cp /lib/x86_64-linux-gnu/libc.so.6 "$root/$lib/"
  cp "${MIRROR_PROGRAM:-/bin/true}" "$root/usr/sbin/${name/%mysql-server-core/mysqld}"
  if [[ $name == prometheus ]]; then
    mkdir "$root/usr/bin"
    for file in prometheus promtool; do cp "${MIRROR_PROGRAM:-/bin/true}" "$root/usr/bin/$file"; done
  fi
  head -c "${MIRROR_BYTES:-1000}" /dev/urandom >"$root/usr/share/$name.data"
  printf 'Package: %s\nVersion: 1:%s-1\nArchitecture: amd64\nMaintainer: nobody <nobody@localhost>\nInstalled-Size: %d\nDescription: of a test\n' \
    "$name" "${MIRROR_VERSION:-22.10}" "$((${MIRROR_BYTES:-1000} / 1000 + 2500))" >"$root/DEBIAN/control"
  file=pool/${name}_1_amd64.deb
  dpkg-deb -Znone --root-owner-group -b "$root" "$base/$file" >/dev/null
  cat "$root/DEBIAN/control"
  printf 'Filename: %s\nSize: %d\nSHA256: %s\n\n' "$file" "$(stat -c %s "$base/$file")" \
    "$(sha256sum <"$base/$file" | cut -d' ' -f1)"
}

# fetch TOOL: the script's own fetch, without trial programs.
fetch() { env -u HATCHLINE_TRIAL "$ROOT/scripts/fetch-tools.sh" "$@"; }

# stub NAME SCRIPT: a program of that name at the front of the PATH.
stub() {
  mkdir -p "$FOLDER/bin"
  printf '#!/bin/sh\n%s\n' "$2" >"$FOLDER/bin/$1"
  chmod +x "$FOLDER/bin/$1"
  PATH=$FOLDER/bin:$PATH
}
