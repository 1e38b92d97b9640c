# shellcheck shell=bash
# Which Asterisk runs: the fetched one where there is one; else an installed one that has shown by a
# call of its own that it will do; else one that is fetched now.
#
# HATCHLINE_TOOLS/asterisk-installed holds links to an installed one that has passed, laid out as a
# fetched one; its .complete says which program and modules the verdict is about.

readonly ASTERISK_MODULES=usr/lib/x86_64-linux-gnu/asterisk/modules
readonly ASTERISK_DATA=usr/share/asterisk
readonly ASTERISK_ASKED=asterisk-conf/src/main/resources/dev/hatchline/conf/asterisk/modules.conf
readonly VERSION_MAX_S=10 # until a program has told its version (s)

# asterisk_ready: exports HATCHLINE_ASTERISK, the folder of the one that runs.
asterisk_ready() {
  export HATCHLINE_ASTERISK=$HATCHLINE_TOOLS/asterisk
  if tool_ready asterisk; then return 0; fi
  installed_find
  if [[ -n $INSTALLED ]]; then
    installed_judge
    if installed_passed; then
      HATCHLINE_ASTERISK=$HATCHLINE_TOOLS/asterisk-installed
      return 0
    fi
  fi
  asterisk_fetch
}

# installed_find: sets INSTALLED to the program of an installed Asterisk, or to nothing, and ABOUT
# to all that a verdict about it depends on: itself, its modules, and which of them we ask for.
installed_find() {
  local root=${HATCHLINE_INSTALLED_ASTERISK-/}
  INSTALLED='' ABOUT=''
  [[ -n $root ]] || return 0
  root=$(realpath -m -- "$root")
  INSTALLED_ROOT=${root%/}
  if [[ ! -x $INSTALLED_ROOT/usr/sbin/asterisk || ! -d $INSTALLED_ROOT/$ASTERISK_MODULES ||
    ! -d $INSTALLED_ROOT/$ASTERISK_DATA ]]; then return 0; fi
  INSTALLED=$INSTALLED_ROOT/usr/sbin/asterisk
  # One that was unpacked into a folder has a launcher, as ours has.
  if [[ -x $INSTALLED_ROOT/bin/asterisk ]]; then INSTALLED=$INSTALLED_ROOT/bin/asterisk; fi
  ABOUT=$(
    stat -L -c '%n %s %y' "$INSTALLED_ROOT/usr/sbin/asterisk" "$INSTALLED_ROOT/$ASTERISK_MODULES"
    sha256sum <"$HATCHLINE_ROOT/$ASTERISK_ASKED" | cut -d' ' -f1
  )
}

# installed_passed: true if the verdict is there, and about the Asterisk of now.
installed_passed() {
  local verdict=$HATCHLINE_TOOLS/asterisk-installed/.complete
  [[ -n $ABOUT && -r $verdict && $(<"$verdict") == "$ABOUT" ]]
}

# installed_version: in words; the program itself is asked.
installed_version() {
  timeout "$VERSION_MAX_S" "$INSTALLED" -V 2>/dev/null |
    sed -nE 's/^Asterisk ([0-9]+(\.[0-9]+)*).*/ \1/p' | head -n 1 || true
}

# installed_judge: lets the installed Asterisk make its call, unless that has been done.
installed_judge() {
  if installed_passed; then return 0; fi
  build
  mkdir -p "$HATCHLINE_TOOLS" 2>/dev/null || fail "$HATCHLINE_TOOLS cannot be written"
  apart "$HATCHLINE_TOOLS/.lock" installed_try
}

installed_try() {
  local work home why what code=0
  # Another `up` may have had the lock before us.
  if tool_ready asterisk || installed_passed; then return 0; fi
  what="the installed Asterisk$(installed_version)"
  say "$what makes a call of its own, to show whether it will do"
  rm -rf "$HATCHLINE_TOOLS"/.asterisk-installed.??????
  work=$(mktemp -d "$HATCHLINE_TOOLS/.asterisk-installed.XXXXXX") ||
    fail "$HATCHLINE_TOOLS cannot be written"
  home=$(mktemp -d /tmp/hatchline.XXXXXX) || fail "/tmp cannot be written"
  # shellcheck disable=SC2064 # the folders of now are meant
  trap "installed_end '$work' '$home'" EXIT
  trap 'exit 130' INT TERM HUP
  installed_links "$work"
  why=$(java_run dev.hatchline.app.selftest.SelfTest "$work" "$home" 2>&1 >/dev/null) || code=$?
  if ((code == 0)); then
    printf '%s\n' "$ABOUT" >"$work/.complete"
    rm -rf "$HATCHLINE_TOOLS/asterisk-installed"
    mv -T "$work" "$HATCHLINE_TOOLS/asterisk-installed"
    say "$what is used: it had sound both ways and a key"
  else
    why=$(tail -n 1 <<<"$why")
    say "$what is not used: ${why:-its call ended with status $code}; fetching our own"
  fi
}

# installed_links FOLDER: the installed Asterisk, laid out as a fetched one.
installed_links() {
  local part
  mkdir "$1/bin"
  ln -s "$INSTALLED" "$1/bin/asterisk"
  for part in "$ASTERISK_MODULES" "$ASTERISK_DATA"; do
    mkdir -p "$1/${part%/*}"
    ln -s "$INSTALLED_ROOT/$part" "$1/$part"
  done
}

# installed_end WORK HOME: nothing of the trial stays, not even an Asterisk whose Java was killed.
installed_end() {
  local pid
  if { read -r pid <"$2/asterisk/run/asterisk.pid"; } 2>/dev/null && [[ $pid =~ ^[0-9]+$ ]] &&
    grep -qsF "$2/" "/proc/$pid/cmdline"; then
    kill -s KILL "$pid" 2>/dev/null || true
  fi
  rm -rf "$1" "$2"
}
