# shellcheck shell=bash disable=SC2153
# Which Asterisk is chosen. The self-test call itself is SelfTestIT's matter; here its verdict is a
# stub's: the last line it says, and its status, from FOLDER/verdict.

# machine: an installed Asterisk 22.9.1 in FOLDER/root, a mirror with Asterisk packages, and a JDK
# whose `java` counts its starts and gives the verdict.
machine() {
  local root=$FOLDER/root jdk=$FOLDER/jdk
  mirror forky "${ASTERISK_PACKAGES[@]}"
  mkdir -p "$root/usr/sbin" "$root/$MODULES" "$root/usr/share/asterisk" "$jdk/bin"
  program 22.9.1
  printf 'JAVA_VERSION="25.0.1"\n' >"$jdk/release"
  : >"$jdk/bin/javac"
  cat >"$jdk/bin/java" <<JAVA
#!/bin/sh
echo "\$*" >>'$FOLDER/starts'
if [ -e '$FOLDER/verdict' ]; then . '$FOLDER/verdict'; fi
JAVA
  chmod +x "$jdk/bin"/*
  : >"$FOLDER/starts"
  export HATCHLINE_JAVA_HOME=$jdk HATCHLINE_CLASSPATH=$FOLDER/program.jar
  export HATCHLINE_INSTALLED_ASTERISK=$root
}
readonly MODULES=usr/lib/x86_64-linux-gnu/asterisk/modules

# program VERSION: the installed program becomes one of this version.
program() {
  printf '#!/bin/sh\necho "Asterisk %s~dfsg-1"\n' "$1" >"$FOLDER/root/usr/sbin/asterisk"
  chmod +x "$FOLDER/root/usr/sbin/asterisk"
}

# choose: what `up` does about Asterisk; its last line names the folder that would run.
choose() {
  # A bash of its own, where `set -e` works as in the script.
  # shellcheck disable=SC2016 # the inner bash expands it
  bash -Eeuo pipefail -c '
    for part in say env apt tools jdk build installed; do source "$ROOT/scripts/lib/$part.sh"; done
    environment "$ROOT"
    jdk_ready
    asterisk_ready
    printf "runs %s\n" "${HATCHLINE_ASTERISK#"$HATCHLINE_TOOLS"/}"'
}

calls() { wc -l <"$FOLDER/starts"; }

# nothing_half_done: no folder of a trial is left, neither among the tools nor in /tmp.
nothing_half_done() {
  local left home
  left=$(find "$HATCHLINE_TOOLS" -mindepth 1 -maxdepth 1 -name '.asterisk*')
  home=$(sed -n '$s/.* //p' "$FOLDER/starts")
  if [[ -n $left || -e $home ]]; then printf 'left behind: %s %s\n' "$left" "$home" >&2 && return 1; fi
}

test_installedAsteriskThatPassesIsUsedAndNothingLoaded() {
  machine
  rm -rf "${FOLDER:?}/mirror"
  run choose
  ((CODE == 0))
  says "the installed Asterisk 22.9.1 makes a call of its own"
  says "the installed Asterisk 22.9.1 is used"
  says "runs asterisk-installed"
  [[ $(calls) == 1 ]]
  [[ $("$HATCHLINE_TOOLS/asterisk-installed/bin/asterisk") == "Asterisk 22.9.1"* ]]
  [[ $HATCHLINE_TOOLS/asterisk-installed/$MODULES -ef $FOLDER/root/$MODULES ]]
  [[ ! -e $HATCHLINE_TOOLS/asterisk ]]
  nothing_half_done
}

test_verdictIsKept() {
  machine
  choose
  run choose
  [[ $SAID == "runs asterisk-installed" && $(calls) == 1 ]]
}

test_upgradedAsteriskIsTestedAnew() {
  machine
  choose
  program 22.9.2
  run choose
  says "the installed Asterisk 22.9.2 is used"
  [[ $(calls) == 2 ]]
  # New modules alone are an upgrade too.
  : >"$FOLDER/root/$MODULES/new.so"
  choose
  [[ $(calls) == 3 ]]
}

test_upgradedAsteriskThatFailsIsUsedNoMore() {
  machine
  choose
  program 23.0
  printf 'echo "it does not start" >&2; exit 1\n' >"$FOLDER/verdict"
  run choose
  says "the installed Asterisk 23.0 is not used: it does not start; fetching our own"
  says "runs asterisk"
  nothing_half_done
  # Nor later, when the fetched one is there.
  run choose
  [[ $SAID == "runs asterisk" && $(calls) == 2 ]]
}

test_failingAsteriskIsOneLineAndOneIsFetched() {
  machine
  program 20.6.0
  printf 'echo "WARNING: of the JVM" >&2; echo "no key came through AudioSocket" >&2; exit 1\n' \
    >"$FOLDER/verdict"
  run choose
  ((CODE == 0))
  says "the installed Asterisk 20.6.0 is not used: no key came through AudioSocket; fetching our own"
  [[ $SAID != *WARNING* && $SAID == *"runs asterisk" ]]
  [[ -f $HATCHLINE_TOOLS/asterisk/.complete && ! -e $HATCHLINE_TOOLS/asterisk-installed ]]
  nothing_half_done
}

test_trialThatDiesIsOneLineAndNothingIsLeft() {
  machine
  # It leaves a process that runs with its files, as a Java that was killed would.
  # shellcheck disable=SC2016 # the stub expands it
  printf '%s\n' 'for home; do :; done; mkdir -p "$home/asterisk/run"' \
    'tail -f /dev/null "$home/" 2>/dev/null 9>&- & echo $! >"$home/asterisk/run/asterisk.pid"' \
    "echo \$! >'$FOLDER/orphan'; kill -KILL \$\$" >"$FOLDER/verdict"
  run choose
  says "is not used: its call ended with status 137; fetching our own"
  says "runs asterisk"
  within 5 gone "$(cat "$FOLDER/orphan")"
  nothing_half_done
}

test_removedAsteriskIsNotUsed() {
  machine
  choose
  rm "$FOLDER/root/usr/sbin/asterisk"
  run choose
  says "MB to load"
  says "runs asterisk"
  [[ $(calls) == 1 && $SAID != *installed* ]]
}

test_fetchedAsteriskIsPreferredToAnInstalledOne() {
  machine
  choose
  fetch asterisk
  run choose
  [[ $SAID == "runs asterisk" && $(calls) == 1 ]]
}

test_noInstalledAsteriskIsNoMatter() {
  machine
  rm -r "$FOLDER/root/$MODULES"
  run choose
  [[ $SAID != *installed* && $SAID == *"runs asterisk" && $(calls) == 0 ]]
}

test_nothingIsLookedForWhenNowhereIsSaid() {
  machine
  export HATCHLINE_INSTALLED_ASTERISK=''
  run choose
  [[ $SAID != *installed* && $SAID == *"runs asterisk" && $(calls) == 0 ]]
}

# Ubuntu 24.04, with Asterisk from its own packages: refused there, and refused as a fetched one.
test_releaseWithAnOldAsteriskIsOneSentence() {
  MIRROR_VERSION=20.6.0~dfsg+~cs6.13.40431414-2build5 machine
  printf 'ID=ubuntu\nVERSION_CODENAME=forky\n' >"$FOLDER/os-release"
  printf 'deb [trusted=yes] copy:%s forky main\n' "$FOLDER/mirror" >"$FOLDER/etc/sources.list"
  mkdir -p "$FOLDER/mirror/dists/forky/universe/binary-amd64"
  program 20.6.0
  printf 'echo "expected version 22 or later, found Asterisk 20.6.0" >&2; exit 1\n' >"$FOLDER/verdict"
  run env -u HATCHLINE_TRIAL "$ROOT/hatchline" up --detach
  one_sentence
  says "the installed Asterisk 20.6.0 is not used: expected version 22 or later"
  says "this machine's release has Asterisk 20.6.0; expected 22.4 or later"
  [[ $SAID != *"MB to load"* ]]
  nothing_half_done
  nothing_fetched
  nothing_runs
}
