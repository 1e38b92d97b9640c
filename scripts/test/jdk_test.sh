# shellcheck shell=bash disable=SC2153
# Which JDK is taken, and what is said when there is none.

# jdk_of FOLDER VERSION: a folder that looks like a JDK.
jdk_of() {
  mkdir -p "$1/bin"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/sh\nexit 0\n' | tee "$1/bin/java" >"$1/bin/javac"
  chmod +x "$1"/bin/*
}

# no_jdk: a machine with nothing but Java 17 on its PATH, whose release has no JDK 25.
no_jdk() {
  unset HATCHLINE_JAVA_HOME JAVA_HOME
  mkdir -p "$FOLDER/jvm" "$FOLDER/bin"
  jdk_of "$FOLDER/old" 17.0.9
  ln -s "$FOLDER/old/bin/java" "$FOLDER/bin/java"
  PATH=$FOLDER/bin:$PATH
  printf 'ID=debian\nVERSION_ID=12\nVERSION_CODENAME=bookworm\n' >"$FOLDER/os-release"
  export HATCHLINE_JVM_FOLDER=$FOLDER/jvm HATCHLINE_OS_RELEASE=$FOLDER/os-release
  export HATCHLINE_ADOPTIUM=http://127.0.0.1:9
}

# java_home: prints the JDK that is taken.
java_home() {
  source_parts
  environment "$ROOT"
  jdk_ready
  printf 'taken: %s\n' "$JAVA_HOME"
}

source_parts() {
  local part
  for part in say env apt tools jdk; do
    # shellcheck source=/dev/null
    source "$ROOT/scripts/lib/$part.sh"
  done
}

test_tooOldJdkAndNoNetworkIsOneSentence() {
  no_jdk
  run hatchline up --detach
  one_sentence
  says "no JDK of version 25"
  says "$FOLDER/old is version 17"
  nothing_runs
  [[ -z $(find "$HATCHLINE_TOOLS" -mindepth 1 2>/dev/null) ]]
}

test_javaHomeTooOldLooksFurther() {
  no_jdk
  jdk_of "$FOLDER/jvm/new" 25.0.3
  export JAVA_HOME=$FOLDER/old
  run java_home
  says "taken: $FOLDER/jvm/new"
}

test_runtimeWithoutCompilerIsPassedOver() {
  no_jdk
  jdk_of "$FOLDER/jvm/a" 25.0.3
  rm "$FOLDER/jvm/a/bin/javac"
  jdk_of "$FOLDER/jvm/b" 26
  run java_home
  says "taken: $FOLDER/jvm/b"
}

test_chosenJdkTooOldIsOneSentence() {
  no_jdk
  export HATCHLINE_JAVA_HOME=$FOLDER/old
  run hatchline up --detach
  one_sentence
  says "HATCHLINE_JAVA_HOME"
  says "version 17"
}

# adoptium SUM: a server that answers as the real one does, with a small archive.
adoptium() {
  local folder=$FOLDER/web/v3/assets/latest/25
  mkdir -p "$folder"
  jdk_of "$FOLDER/jdk-25.0.9+1" 25.0.9
  tar -czf "$FOLDER/web/jdk.tar.gz" -C "$FOLDER" jdk-25.0.9+1
  cat >"$folder/hotspot" <<JSON
[{"binary": {"package": {"checksum": "${1:-$(sha256sum <"$FOLDER/web/jdk.tar.gz" | cut -d' ' -f1)}",
 "link": "http://127.0.0.1:$HTTP/jdk.tar.gz", "name": "jdk.tar.gz"}}}]
JSON
  serve "$FOLDER/web"
  no_jdk
  export HATCHLINE_ADOPTIUM=http://127.0.0.1:$HTTP
}

test_jdkIsLoadedAndChecked() {
  adoptium
  run java_home
  says "MB to load"
  says "taken: $HATCHLINE_TOOLS/jdk"
  rm -rf "$FOLDER/web"
  run java_home
  says "taken: $HATCHLINE_TOOLS/jdk"
}

test_jdkWithAnotherChecksumIsRefused() {
  adoptium "$(printf 'another' | sha256sum | cut -d' ' -f1)"
  run java_home
  one_sentence
  says "no JDK of version 25"
  [[ ! -e $HATCHLINE_TOOLS/jdk ]]
}
