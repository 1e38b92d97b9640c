# shellcheck shell=bash
# Fetching: the machine's own sources, faults in one sentence, whole or absent.

readonly ASTERISK_PACKAGES=(asterisk asterisk-modules asterisk-core-sounds-en-wav)

nothing_fetched() {
  local left
  left=$(find "$HATCHLINE_TOOLS" -mindepth 1 ! -name .lock 2>/dev/null || true)
  if [[ -n $left ]]; then printf 'left behind: %s\n' "$left" >&2 && return 1; fi
}

test_fetchesFromTheMachinesOwnMirrorAndSaysTheSize() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  run fetch asterisk
  says "MB to load"
  says "3 packages"
  ((CODE == 0))
  [[ -f $HATCHLINE_TOOLS/asterisk/.complete ]]
  [[ -d $HATCHLINE_TOOLS/asterisk/usr/share/asterisk/sounds/en/ ]]
  "$HATCHLINE_TOOLS/asterisk/bin/asterisk" -V
}

test_secondFetchTouchesNoNetwork() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  fetch asterisk
  rm -rf "${FOLDER:?}"/{mirror,etc}
  stub apt-get 'echo called >&2; exit 1'
  run fetch asterisk
  ((CODE == 0)) && [[ -z $SAID ]]
}

test_mysqlComesFromSidOnceAndWithAnEmptyDataFolder() {
  mirror sid mysql-server-core
  run fetch mysql
  ((CODE == 0))
  says "package index of 'sid'"
  says "making an empty data folder"
  [[ -f $HATCHLINE_TOOLS/mysql/.complete && -x $HATCHLINE_TOOLS/mysql/bin/mysqld ]]
  stub apt-get 'echo called >&2; exit 1'
  run fetch mysql
  ((CODE == 0)) && [[ -z $SAID ]]
}

test_mysqlThatMakesNoDataFolderIsOneSentenceAndNotKept() {
  MIRROR_PROGRAM=/bin/false mirror sid mysql-server-core
  run fetch mysql
  one_sentence
  says "MySQL does not start"
  nothing_fetched
}

test_prometheusComesAloneAndOnce() {
  mirror bookworm prometheus libc6 fonts-of-no-use
  run fetch prometheus
  ((CODE == 0))
  says "package index of 'bookworm'"
  says "2 packages"
  "$HATCHLINE_TOOLS/prometheus/bin/promtool"
  "$HATCHLINE_TOOLS/prometheus/bin/prometheus"
  stub apt-get 'echo called >&2; exit 1'
  run fetch prometheus
  ((CODE == 0)) && [[ -z $SAID ]]
}

test_movedToolStillStarts() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  fetch asterisk
  mv "$HATCHLINE_TOOLS/asterisk" "$FOLDER/moved"
  "$FOLDER/moved/bin/asterisk" -V
}

test_noNetworkIsOneSentence() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  # Nothing listens on port 9 of loopback.
  printf 'deb [trusted=yes] http://127.0.0.1:9/debian own main\n' >"$FOLDER/etc/sources.list"
  run fetch asterisk
  one_sentence
  says "no network"
  nothing_fetched
}

test_deadProxyIsNoNetwork() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  printf 'deb [trusted=yes] http://mirror.invalid/debian own main\n' >"$FOLDER/etc/sources.list"
  printf 'Acquire::http::Proxy "http://127.0.0.1:9";\n' >"$FOLDER/apt.conf"
  APT_CONFIG=$FOLDER/apt.conf run fetch asterisk
  one_sentence
  says "no network"
  nothing_fetched
}

test_unknownPackageIsOneSentence() {
  mirror forky asterisk
  run fetch asterisk
  one_sentence
  says "cannot be had"
  says "asterisk-modules"
  nothing_fetched
}

test_packageGoneFromTheMirrorIsOneSentence() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  rm "$FOLDER/mirror/pool/asterisk-modules_1_amd64.deb"
  run fetch asterisk
  one_sentence
  says "asterisk"
  nothing_fetched
}

test_suiteGoneFromTheMirrorIsOneSentence() {
  mirror elsewhere "${ASTERISK_PACKAGES[@]}"
  run fetch asterisk
  one_sentence
  says "forky"
  nothing_fetched
}

test_tamperedPackageIsRefused() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  printf 'x' | dd of="$FOLDER/mirror/pool/asterisk_1_amd64.deb" bs=1 seek=500 conv=notrunc 2>/dev/null
  run fetch asterisk
  one_sentence
  nothing_fetched
}

test_diskTooSmallIsSaidBeforeLoading() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  stub df 'echo Filesystem; echo "/dev/x 100 90 1000 99% /"'
  run fetch asterisk
  one_sentence
  says "the disk is full"
  nothing_fetched
}

# A real small disk that df is wrong about, so that it fills up on the way.
test_diskFullOnTheWayIsOneSentence() {
  MIRROR_BYTES=3000000 mirror forky "${ASTERISK_PACKAGES[@]}"
  mkdir "$HATCHLINE_TOOLS"
  stub df 'echo Filesystem; echo "/dev/x 1 1 99999999 1% /"'
  export -f fetch
  # shellcheck disable=SC2016 # the inner bash expands it
  run unshare -rm bash -c 'mount -t tmpfs -o size=12m tmpfs "$HATCHLINE_TOOLS" && fetch asterisk'
  one_sentence
  says "the disk is full"
}

test_diskFullWhileUnpackingIsOneSentence() {
  MIRROR_BYTES=3000000 mirror forky "${ASTERISK_PACKAGES[@]}"
  mkdir "$HATCHLINE_TOOLS"
  stub df 'echo Filesystem; echo "/dev/x 1 1 99999999 1% /"'
  export -f fetch
  # shellcheck disable=SC2016 # the inner bash expands it
  run unshare -rm bash -c 'mount -t tmpfs -o size=22m tmpfs "$HATCHLINE_TOOLS" && fetch asterisk;
    code=$?; ls -A "$HATCHLINE_TOOLS"; exit $code'
  one_sentence
  says "unpacking"
  says "the disk is full"
  [[ $SAID != *".asterisk."* ]]
}

test_upWithoutNetworkIsOneSentenceAndStartsNothing() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  printf 'deb [trusted=yes] http://127.0.0.1:9/debian own main\n' >"$FOLDER/etc/sources.list"
  run env -u HATCHLINE_TRIAL "$ROOT/hatchline" up --detach
  one_sentence
  says "no network"
  nothing_fetched
  nothing_runs
}

test_anotherMachineIsRefused() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  printf 'ID=plan9\n' >"$FOLDER/os-release"
  run fetch asterisk
  one_sentence
  says "plan9"
}

test_ubuntuTakesItsOwnReleaseWithUniverse() {
  printf 'ID=ubuntu\nVERSION_CODENAME=noble\n' >"$FOLDER/os-release"
  export HATCHLINE_OS_RELEASE=$FOLDER/os-release
  source_parts
  [[ $(tool_suite forky) == "noble main universe" ]]
}

source_parts() {
  local part
  for part in say env apt tools jdk; do
    # shellcheck source=/dev/null
    source "$ROOT/scripts/lib/$part.sh"
  done
}

# own_source FILE CONTENT: what is made of a machine's source file, for suite forky.
own_source() {
  mkdir -p "$FOLDER/etc/sources.list.d" "$FOLDER/out"
  printf '%s\n' "$2" >"$FOLDER/etc/$1"
  apt_sources_of "$FOLDER/etc" bookworm forky main "$FOLDER/out" || return 1
  cat "$FOLDER"/out/*
}

test_stanzaKeepsMirrorAndKeys() {
  source_parts
  SAID=$(own_source sources.list.d/debian.sources 'Types: deb
# a note
URIs: http://security.example/
Suites: bookworm-security
Components: main
Signed-By: /security.gpg

Types: deb deb-src
URIs: http://mirror.example/debian
Suites: bookworm
  bookworm-updates
Components: main contrib
Architectures: arm64
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc
Enabled: yes')
  [[ $SAID == 'Types: deb
URIs: http://mirror.example/debian
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc
Suites: forky
Components: main' ]]
}

test_disabledStanzaIsPassedOver() {
  source_parts
  run own_source sources.list.d/a.sources 'Enabled: no
Types: deb
URIs: http://mirror.example/debian
Suites: bookworm
Components: main'
  ((CODE != 0))
}

test_lineKeepsOptions() {
  source_parts
  SAID=$(own_source sources.list '# deb http://old.example/ bookworm main
deb-src http://mirror.example/debian bookworm main
deb http://mirror.example/security bookworm-security main
deb [ arch=amd64 signed-by=/k.gpg ] http://mirror.example/debian  bookworm main contrib')
  [[ $SAID == 'deb [ arch=amd64 signed-by=/k.gpg ] http://mirror.example/debian forky main' ]]
}

test_noSourceOfTheReleaseIsOneSentence() {
  mirror forky "${ASTERISK_PACKAGES[@]}"
  : >"$FOLDER/etc/sources.list"
  run fetch asterisk
  one_sentence
  says "no package source"
}

# wanted_voices TEXT: what would be fetched for an operator's file of this text.
wanted_voices() (
  # shellcheck source=/dev/null
  source "$ROOT/scripts/lib/voices.sh"
  HATCHLINE_CONFIG=$FOLDER/voices.yaml
  printf '%s\n' "$1" >"$HATCHLINE_CONFIG"
  tool_ready() { [[ -e $FOLDER/ready-$1 ]]; }
  voice_fetch() { printf '%s.' "$1"; }
  voices_ready
)

test_programsOfVoicesAreFetchedWhenTheOperatorsFileNamesThem() {
  [[ -z $(wanted_voices 'voice: {name: kevin16}') ]]
  [[ -z $(wanted_voices '# voice: {name: flite:slt}') ]]
  [[ -z $(wanted_voices 'voice: {languages: {es: /opt/voices/espeak-ng:es}}') ]]
  [[ $(wanted_voices 'voice: {name: flite:slt, languages: {es: espeak-ng:es}}') == flite.espeak-ng. ]]
  stub flite 'exit 0'
  [[ $(wanted_voices 'voice: {name: "flite:slt", languages: {es: espeak-ng:es}}') == espeak-ng. ]]
  : >"$FOLDER/ready-espeak-ng"
  [[ -z $(wanted_voices 'voice: {languages: {es: espeak-ng:es}}') ]]
}
