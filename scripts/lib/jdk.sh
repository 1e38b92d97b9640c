# shellcheck shell=bash
# A JDK of at least JDK_MIN, and Maven: an installed one if it will do, else one in HATCHLINE_TOOLS.

readonly JDK_MIN=25
readonly MAVEN_MIN=3.8.6
readonly JDK_LOAD_MB=145 JDK_DISK_KB=360000 # Adoptium's archive, and what it takes unpacked

# jdk_version HOME: sets JDK_VERSION to the feature release of a JDK ("25"), to nothing if there is
# no compiler in it.
jdk_version() {
  local line
  JDK_VERSION=''
  [[ -x $1/bin/javac && -x $1/bin/java && -r $1/release ]] || return 0
  while read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"(1\.)?([0-9]+) ]]; then JDK_VERSION=${BASH_REMATCH[2]}; fi
  done <"$1/release"
}

# jdk_fits HOME: sets JDK_WORDS to what is there.
jdk_fits() {
  jdk_version "$1"
  JDK_WORDS=${JDK_VERSION:+version $JDK_VERSION}
  JDK_WORDS=${JDK_WORDS:-no JDK}
  [[ -n $JDK_VERSION ]] && ((JDK_VERSION >= JDK_MIN))
}

# jdk_find: exports JAVA_HOME for the first JDK that fits; sets JDK_SEEN to what did not.
jdk_find() {
  local home
  JDK_SEEN=''
  if [[ -n ${HATCHLINE_JAVA_HOME:-} ]] && ! jdk_fits "$HATCHLINE_JAVA_HOME"; then
    fail "HATCHLINE_JAVA_HOME ($HATCHLINE_JAVA_HOME) is no JDK of version $JDK_MIN or later" \
      "(found: $JDK_WORDS)"
  fi
  for home in "${HATCHLINE_JAVA_HOME:-}" "${JAVA_HOME:-}" java \
    "${HATCHLINE_JVM_FOLDER:-/usr/lib/jvm}"/* "$HATCHLINE_TOOLS"/jdk/home "$HATCHLINE_TOOLS"/jdk; do
    if [[ $home == java ]]; then
      home=$(readlink -f "$(command -v java || true)" 2>/dev/null || true)
      home=${home%/bin/java}
    fi
    [[ -d $home ]] || continue
    if jdk_fits "$home"; then
      export JAVA_HOME=$home
      return 0
    fi
    JDK_SEEN+="${JDK_SEEN:+, }$home is $JDK_WORDS"
  done
  return 1
}

# jdk_ready: finds a JDK, or fetches one; fails with one sentence.
jdk_ready() {
  local source
  if jdk_find; then return 0; fi
  say "JDK $JDK_MIN: none is installed (${JDK_SEEN:-none found}), so one is fetched"
  # Either way may fail with its own words; those of the last are the ones to act on.
  if jdk_packaged; then
    # Its libraries (zlib, libstdc++) are those of the machine's own release, and apt needs them too.
    source=$(tool_suite "$(os_field VERSION_CODENAME)") || exit
    APT_ALONE=yes tool_fetch jdk "$source" jdk_finish \
      "openjdk-$JDK_MIN-jdk-headless" "openjdk-$JDK_MIN-jre-headless"
  else
    jdk_adoptium
  fi
  jdk_find || fail "the fetched JDK does not fit: $JDK_SEEN"
}

# jdk_packaged: true if the machine's own release has the JDK. Debian has it since release 13; its
# index may never have been loaded here. Of Ubuntu the loaded index is asked.
jdk_packaged() {
  local version known
  version=$(os_field VERSION_ID)
  case $(os_field ID) in
    debian) ((${version:-99} >= 13)) ;;
    ubuntu)
      known=$(LC_ALL=C apt-cache policy "openjdk-$JDK_MIN-jdk-headless" 2>/dev/null || true)
      grep -qE "[ /]$(os_field VERSION_CODENAME)/" <<<"$known"
      ;;
    *) return 1 ;;
  esac
}

# jdk_finish ROOT: the package's links point into /etc and /usr; here they point into ROOT. The
# list of trusted certificates, made by a package script elsewhere, is made from the machine's.
jdk_finish() {
  local root=$1 home
  home=$(find "$root/usr/lib/jvm" -maxdepth 1 -type d -name 'java-*' | head -n 1)
  relink "$root"
  rm -f "$home/lib/security/cacerts"
  "$home/bin/java" "$HATCHLINE_ROOT/scripts/lib/Cacerts.java" \
    /etc/ssl/certs/ca-certificates.crt "$home/lib/security/cacerts" ||
    fail "the machine's certificates (/etc/ssl/certs/ca-certificates.crt) could not be read"
  ln -sfn "${home#"$root/"}" "$root/home"
}

# relink ROOT: absolute links whose target lies in ROOT become relative ones.
relink() {
  local root=$1 link target
  while read -r link; do
    target=$(readlink "$link")
    if [[ -e $root$target || -L $root$target ]]; then ln -sfnr "$root$target" "$link"; fi
  done < <(find "$root" -type l -lname '/*')
}

# jdk_adoptium: the newest build of Eclipse Temurin, checked against the SHA-256 that its API names.
jdk_adoptium() {
  local api=${HATCHLINE_ADOPTIUM:-https://api.adoptium.net} work answer link sum
  local helper=/usr/lib/apt/apt-helper
  [[ -x $helper ]] || fail "a JDK $JDK_MIN is missing; install one and set HATCHLINE_JAVA_HOME"
  mkdir -p "$HATCHLINE_TOOLS" || fail "$HATCHLINE_TOOLS cannot be written"
  disk_room "$HATCHLINE_TOOLS" $((JDK_DISK_KB + JDK_LOAD_MB * 1000)) "a JDK"
  say "jdk: $JDK_LOAD_MB MB to load, $((JDK_DISK_KB / 1000)) MB on disk, from Adoptium"
  rm -rf "$HATCHLINE_TOOLS"/.jdk.??????
  work=$(mktemp -d "$HATCHLINE_TOOLS/.jdk.XXXXXX")
  answer=$work/answer.json
  "$helper" download-file "$api/v3/assets/latest/$JDK_MIN/hotspot?architecture=x64&image_type=jdk&os=linux&vendor=eclipse" \
    "$answer" >"$work/log" 2>&1 || jdk_none "$work"
  # The package's own object: the first link that ends in .tar.gz, and the checksum beside it.
  link=$(grep -oE '"link": *"[^"]*\.tar\.gz"' "$answer" | head -n 1 | cut -d'"' -f4)
  sum=$(grep -oE '"checksum": *"[0-9a-f]{64}"' "$answer" | head -n 1 | cut -d'"' -f4)
  [[ -n $link && -n $sum ]] || jdk_none "$work"
  "$helper" download-file "$link" "$work/jdk.tar.gz" "SHA256:$sum" >"$work/log" 2>&1 || jdk_none "$work"
  # apt's helper checked it; a second look costs half a second.
  sha256sum --quiet -c <<<"$sum  $work/jdk.tar.gz" >/dev/null 2>&1 || jdk_none "$work"
  mkdir "$work/root"
  if ! tar -xzf "$work/jdk.tar.gz" -C "$work/root" --strip-components=1 2>"$work/log"; then
    jdk_none "$work"
  fi
  printf '%s\n' "$sum" >"$work/root/.complete"
  rm -rf "$HATCHLINE_TOOLS/jdk"
  mv -T "$work/root" "$HATCHLINE_TOOLS/jdk"
  rm -rf "$work"
}

# jdk_none WORK: cleans up and says what to do.
jdk_none() {
  local why
  why=$(grep -E '^(E|Err)|Hash|No space' "$1/log" | tail -n 1 | sed -E 's/^E: *//')
  rm -rf "$1"
  fail "no JDK of version $JDK_MIN or later (${JDK_SEEN:-none found}), and none could be loaded" \
    "from Adoptium (${why:-no usable answer}); install one and set HATCHLINE_JAVA_HOME"
}

# maven_ready: sets MVN to a Maven that fits, fetched if need be, with the right local repository.
maven_ready() {
  local version source
  version=$(mvn -v 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9.]+).*/\1/p' || true)
  if [[ -n $version && $(printf '%s\n' "$MAVEN_MIN" "$version" | sort -V | head -n 1) == "$MAVEN_MIN" ]]; then
    MVN=(mvn)
  else
    source=$(tool_suite "$(os_field VERSION_CODENAME)") || exit
    tool_fetch maven "$source" maven_finish maven
    MVN=("$HATCHLINE_TOOLS/maven/usr/share/maven/bin/mvn")
  fi
  if [[ ! -d ${HOME:-/nonexistent}/.m2 ]]; then
    MVN+=("-Dmaven.repo.local=$HATCHLINE_ROOT/.hatchline/m2")
  fi
}

# maven_finish ROOT: the links between its folders become relative; no m2.conf from elsewhere.
maven_finish() {
  relink "$1"
  "$1/usr/share/maven/bin/mvn" -v >/dev/null || fail "the unpacked Maven does not start"
}
