# shellcheck shell=bash
# Our own program: built when a source has changed, and run from a copy, so that a later build does
# not pull the classes from under a running engine.

readonly BUILD_DISK_KB=500000 # Maven's local repository and all target folders, the first time (kB)
readonly TRAIN_MAX_S=240      # for the cache of quick starts (s)
readonly TRAIN_OFFSET=20000   # of its ports: those of an instance that runs meanwhile are taken
readonly TRAIN_OFFSETS=10000  # so many of them, so that two builds at once seldom meet
readonly BUILD_LOAD_MB=140    # what Maven loads the first time (MB)

# sources ACTION…: what `find` shall do with each file that goes into the program.
sources() {
  (
    cd "$HATCHLINE_ROOT" || exit
    find . \( -name .git -o -name .hatchline -o -name target -o -name node_modules -o -path '*/src/test' \) \
      -prune -o -type f \( -name pom.xml -o -path '*/src/main/*' -o -path './.mvn/*' -o -path './ivr-flows/flows/*' \) \
      "$@"
  )
}

# sources_stamp: one number for the content of everything that goes into the program. It is read anew
# when a name, a size or a time of change (ctime, which nobody can set) is not as at the last reading:
# each command asks, and reading all takes longer than much of what is asked for.
sources_stamp() {
  local seen known='' stamp='' kept=$HATCHLINE_ROOT/.hatchline/sources
  seen=$(sources -printf '%p %s %C@\n' | sort | sha256sum)
  { read -r known stamp <"$kept"; } 2>/dev/null || true
  if [[ $known != "${seen%% *}" || -z $stamp ]]; then
    stamp=$(cd "$HATCHLINE_ROOT" && sources -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16)
    {
      mkdir -p "${kept%/*}" && printf '%s %s\n' "${seen%% *}" "$stamp" >"$kept.$BASHPID" &&
        mv -f "$kept.$BASHPID" "$kept"
    } 2>/dev/null || true # what can't be kept is read again
  fi
  printf '%s\n' "$stamp"
}

# build: makes HATCHLINE_CLASSPATH, the program of the present sources.
build() {
  local stamp folder
  if [[ -n ${HATCHLINE_CLASSPATH:-} ]]; then return 0; fi # a program already built, as in tests
  stamp=$(sources_stamp)
  folder=$HATCHLINE_ROOT/.hatchline/app/$stamp
  if [[ ! -f $folder/hatchline.jar ]]; then
    maven_ready
    mkdir -p "$HATCHLINE_ROOT/.hatchline/app"
    apart "$HATCHLINE_ROOT/.hatchline/build.lock" build_into "$folder"
  fi
  export HATCHLINE_CLASSPATH="$folder/hatchline.jar:$folder/lib/*"
}

build_into() {
  if [[ -f $1/hatchline.jar ]]; then return 0; fi
  build_package
  build_copy "$1"
  build_train "$1"
}

# build_adopt: what Maven has just built becomes the program, without a second build; the caches of
# quick starts that its tests have made come along.
build_adopt() {
  local folder cache=$HATCHLINE_ROOT/app/target/hatchline.aot
  folder=$HATCHLINE_ROOT/.hatchline/app/$(sources_stamp)
  if [[ -f $folder/hatchline.jar ]]; then return 0; fi
  mkdir -p "$(dirname "$folder")"
  build_copy "$folder"
  # Java checks a cache against the times and sizes of the jars, not against their place.
  if [[ $cache -nt $folder/hatchline.jar ]]; then
    cp -p "${cache%/*}"/*.aot "$folder/"
  else
    build_train "$folder"
  fi
}

# build_package: Maven, with its steps shown and the whole of its words in a log.
build_package() {
  local log=$HATCHLINE_ROOT/.hatchline/build.log repository=$HATCHLINE_ROOT/.hatchline/m2
  if [[ -d ${HOME:-/nonexistent}/.m2 ]]; then repository=$HOME/.m2/repository; fi
  if [[ -d $repository/org/springframework ]]; then
    say "building"
  else
    say "building: up to $BUILD_LOAD_MB MB to load, $((BUILD_DISK_KB / 1000)) MB on disk, the first time"
    disk_room "$HATCHLINE_ROOT" "$BUILD_DISK_KB" "the build"
  fi
  cd "$HATCHLINE_ROOT" || exit
  # Neither tests nor the gates of style are anything to wait for here: `test` runs them. A short
  # run is over before the optimizing compiler has paid for itself.
  MAVEN_OPTS="-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}" "${MVN[@]}" -B -ntp -Dmaven.test.skip \
    -Dspotless.check.skip -Djacoco.skip package </dev/null 2>&1 | tee "$log" |
    { grep --line-buffered -oE 'Building [A-Za-z].* \[[0-9]+/[0-9]+\]|BUILD SUCCESS' || true; } |
    sed -u 's/^/  /' || true
  grep -q 'BUILD SUCCESS' "$log" || build_refuse "$log"
}

# build_refuse LOG: turns what Maven said into one sentence and ends.
build_refuse() {
  local log=$1 why
  why=$(grep -m 1 '^\[ERROR\] .*\.java:\[' "$log" || grep -m 1 '^\[ERROR\]' "$log" || true)
  why=$(cut -c 9-400 <<<"$why")
  if grep -qi 'no space left on device' "$log"; then
    fail "the disk is full: the build could not be written; free some space and run again"
  elif grep -qE 'Connection refused|Unknown host|Temporary failure in name|No route|timed out|Connect to' "$log" &&
    grep -qE 'Could not transfer|Non-resolvable|could not be resolved' "$log"; then
    fail "no network: the build could not load what it needs ($why); check the connection or the" \
      "proxy and run again"
  elif grep -qE 'could not be resolved|Could not find artifact|Non-resolvable' "$log"; then
    fail "a package of the build cannot be had: $why"
  fi
  fail "the build failed: ${why:-Maven did not start}; all of its words are in $log"
}

# build_copy FOLDER: the program as it runs; copies that nobody runs any more go away.
build_copy() {
  local folder=$1 old target=$HATCHLINE_ROOT/app/target
  [[ -f $target/hatchline.jar && -d $target/lib ]] ||
    fail "the build made no app/target/hatchline.jar; its words are in .hatchline/build.log"
  for old in "$(dirname "$folder")"/*; do
    if [[ -d $old ]] && ! grep -qsF "$old/" /proc/[0-9]*/cmdline; then rm -rf "$old"; fi
  done
  mkdir "$folder.new"
  cp -rp "$target/hatchline.jar" "$target/lib" "$folder.new/" ||
    fail "the disk is full: the program could not be copied to $folder"
  mv -T "$folder.new" "$folder"
}

# build_train FOLDER: ahead-of-time caches (JEP 483, 514), one from a start without Asterisk, one from
# the commands of designers. With the first the engine starts with a third of the work, which is also
# how soon a killed one is back. The program runs as well without them, so that no fault here is one
# of the build.
build_train() {
  local folder=$1 home=$1.train
  say "building: caches for quick starts"
  rm -rf "$home"
  (
    umask 077
    mkdir -p "$home"/{secrets,run,log,events,prompts,messages} "$home"/asterisk/{etc,var,log,spool,run}
    export HATCHLINE_HOME=$home HATCHLINE_CONFIG=$HATCHLINE_ROOT/config/hatchline.yaml
    export HATCHLINE_PORT_OFFSET=$((TRAIN_OFFSET + RANDOM % TRAIN_OFFSETS))
    build_cache "$folder" flow dev.hatchline.app.flow.cli.FlowCommand train "$HATCHLINE_ROOT"/ivr-flows/flows/*.yaml
    # The engine's comes last: whoever waits for it has all.
    build_cache "$folder" hatchline -Dspring.context.exit=onRefresh dev.hatchline.app.Hatchline
  ) </dev/null >>"$HATCHLINE_ROOT/.hatchline/build.log" 2>&1 || true
  rm -rf "$home"
}

# build_cache FOLDER NAME ARGUMENT…: NAME.aot of one run of Java. Nobody starts with half of one.
build_cache() {
  local folder=$1 name=$2
  shift 2
  # Without the root nothing is known of earlier checks, so that voices are trained, too.
  env -u HATCHLINE_ROOT timeout "$TRAIN_MAX_S" "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$folder/$name.new.aot" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$folder/hatchline.jar:$folder/lib/*" "$@" || { rm -f "$folder/$name".*aot && return; }
  mv "$folder/$name.new.aot" "$folder/$name.aot"
}

# java_run CLASS ARGUMENT…: a program of ours, in place of the script.
java_run() { java_quick hatchline "$@"; }

# java_quick NAME CLASS ARGUMENT…: the same, with the cache of that name.
java_quick() {
  local cache=${HATCHLINE_CLASSPATH%%/hatchline.jar*}/$1.aot
  local -a quick=()
  shift
  if [[ -f $cache ]]; then quick=("-XX:AOTCache=$cache" "-Xlog:aot*=off"); fi
  exec "$JAVA_HOME/bin/java" "${quick[@]}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$HATCHLINE_CLASSPATH" "$@"
}
