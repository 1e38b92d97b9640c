# shellcheck shell=bash disable=SC2153
# When the program is built, from what it runs, and what is said when it cannot be built.

# tree: a copy of the script beside a small source tree, whose Maven and JDK are stubs.
tree() {
  TREE=$FOLDER/tree
  mkdir -p "$TREE/app/src/main/java" "$HATCHLINE_TOOLS/asterisk"
  cp -r "$ROOT/hatchline" "$ROOT/scripts" "$TREE/"
  printf '<project/>' >"$TREE/pom.xml"
  printf 'class A {}' >"$TREE/app/src/main/java/A.java"
  : >"$HATCHLINE_TOOLS/asterisk/.complete"
  export JAVA_HOME=$FOLDER/jdk
  mkdir -p "$JAVA_HOME/bin"
  printf 'JAVA_VERSION="25"\n' >"$JAVA_HOME/release"
  printf '#!/bin/sh\nexit 1\n' | tee "$JAVA_HOME/bin/java" >"$JAVA_HOME/bin/javac"
  chmod +x "$JAVA_HOME"/bin/*
  stub mvn "
case \"\$*\" in
  -v) echo 'Apache Maven 3.9.9' ;;
  *) if [ -e '$FOLDER/refuse' ]; then cat '$FOLDER/refuse'; exit 1; fi
    echo build >>'$FOLDER/builds'; mkdir -p app/target/lib; echo jar >app/target/hatchline.jar
    echo '[INFO] Building app 1 [1/1]'; echo '[INFO] BUILD SUCCESS' ;;
esac"
}

# built: prints the class path of the program.
built() {
  (
    for part in say env apt tools jdk build; do
      # shellcheck source=/dev/null
      source "$TREE/scripts/lib/$part.sh"
    done
    environment "$TREE"
    build >&2
    printf '%s\n' "$HATCHLINE_CLASSPATH"
  )
}

builds() { wc -l <"$FOLDER/builds"; }

test_buildsAgainOnlyWhenASourceHasChanged() {
  tree
  local first second
  first=$(built)
  [[ $(built) == "$first" && $(builds) == 1 ]]
  # A younger file with the same content is no change, and a test's source is none either.
  touch "$TREE/app/src/main/java/A.java"
  mkdir -p "$TREE/app/src/test" && : >"$TREE/app/src/test/ATest.java"
  [[ $(built) == "$first" && $(builds) == 1 ]]
  printf 'class A { int a; }' >"$TREE/app/src/main/java/A.java"
  second=$(built)
  [[ $second != "$first" && $(builds) == 2 ]]
}

test_sourcesAreReadOnlyWhenOneHasChanged() {
  tree
  local first source=$TREE/app/src/main/java/A.java
  stub xargs "echo read >>'$FOLDER/reads'; exec $(type -P xargs) \"\$@\""
  first=$(built)
  [[ $(built) == "$first" && $(wc -l <"$FOLDER/reads") == 1 ]]
  # As long and as old as before, as an unpacked archive may be.
  cp -p "$source" "$FOLDER/age"
  printf 'class Z {}' >"$source"
  touch -r "$FOLDER/age" "$source"
  [[ $(built) != "$first" && $(builds) == 2 ]]
}

# Beside a run of the tests, the program is taken over as soon as the cache of the engine is there.
test_whoSeesTheCacheOfTheEngineHasAllCaches() {
  tree
  mkdir -p "$TREE/.hatchline"
  cat >"$JAVA_HOME/bin/java" <<'JAVA'
#!/bin/bash
for word; do
  case $word in -XX:AOTCacheOutput=*) new=${word#*=} && ls "${new%/*}" >"${new%.new.aot}.before" && touch "$new" ;; esac
done
JAVA
  mkdir -p "$FOLDER/program"
  "$TREE/scripts/train.sh" "$FOLDER/program"
  [[ -e $FOLDER/program/hatchline.aot ]]
  grep -qx flow.aot "$FOLDER/program/hatchline.before"
}

# An engine that is upgraded runs while the next one is built.
test_cachesAreMadeWithOtherPortsThanTheInstanceHas() {
  tree
  mkdir -p "$TREE/.hatchline" "$FOLDER/program"
  printf '#!/bin/bash\necho "$HATCHLINE_PORT_OFFSET" >>%q\n' "$FOLDER/offsets" >"$JAVA_HOME/bin/java"
  HATCHLINE_PORT_OFFSET=7 "$TREE/scripts/train.sh" "$FOLDER/program"
  [[ $(sort -u "$FOLDER/offsets" | wc -l) == 1 ]]
  (($(head -1 "$FOLDER/offsets") >= 20000))
}

test_aFlowOfTheOperatorIsNoSource() {
  tree
  built >/dev/null
  mkdir -p "$TREE/config/flows" "$TREE/ivr-flows/flows"
  echo 'flow: line' >"$TREE/config/flows/line.yaml"
  built >/dev/null
  (($(builds) == 1))
  echo 'flow: shipped' >"$TREE/ivr-flows/flows/shipped.yaml"
  built >/dev/null
  (($(builds) == 2))
}

test_runningProgramOutlivesTheNextBuild() {
  tree
  local first
  first=$(built)
  # Any process whose command line names the program stands for an engine that runs from it.
  tail -n 0 -f "${first%%:*}" &
  STARTED+=($!)
  printf 'class B {}' >"$TREE/app/src/main/java/A.java"
  built
  [[ -f ${first%%:*} ]]
  kill -KILL "${STARTED[0]}"
  within 5 gone "${STARTED[0]}"
  printf 'class C {}' >"$TREE/app/src/main/java/A.java"
  built
  [[ ! -e ${first%%:*} ]]
}

# refused WORDS: `up` while Maven ends with those words.
refused() {
  tree
  printf '%s\n' "$1" >"$FOLDER/refuse"
  run env -u HATCHLINE_TRIAL "$TREE/hatchline" up --detach
  one_sentence
  [[ -z $(find "$TREE/.hatchline/app" -type f) ]]
  nothing_runs
}

test_buildWithoutNetworkIsOneSentence() {
  refused '[ERROR] Non-resolvable parent POM for a:b:1: Could not transfer artifact x:y:pom:1 from/to central: Connect to localhost:9 failed: Connection refused -> [Help 1]'
  says "no network"
}

test_buildMissingAPackageIsOneSentence() {
  refused '[ERROR] Failed to execute goal on project a: Could not find artifact x:y:jar:1 in central -> [Help 1]'
  says "cannot be had"
}

test_faultInASourceIsOneSentence() {
  refused "[ERROR] COMPILATION ERROR :
[ERROR] /x/A.java:[3,4] ';' expected"
  says "/x/A.java:[3,4]"
}

test_buildOnAFullDiskIsOneSentence() {
  refused '[ERROR] /x/A.class: No space left on device'
  says "the disk is full"
}

# The real Maven, with a mirror where nothing listens.
test_realMavenWithoutNetworkIsOneSentence() {
  tree
  rm -r "$FOLDER/bin/mvn" "$JAVA_HOME"
  JAVA_HOME=$("$ROOT/mvnw" -v | sed -n 's/.*runtime: //p')
  mkdir -p "$FOLDER/.m2"
  printf '<settings><mirrors><mirror><id>m</id><url>http://127.0.0.1:9/</url><mirrorOf>*</mirrorOf></mirror></mirrors></settings>' >"$FOLDER/.m2/settings.xml"
  cp "$ROOT/pom.xml" "$TREE/"
  # Java takes the home from the system's list of users, not from HOME.
  MAVEN_OPTS="-Duser.home=$FOLDER" HOME=$FOLDER run env -u HATCHLINE_TRIAL "$TREE/hatchline" up --detach
  one_sentence
  says "no network"
  nothing_runs
}
