# shellcheck shell=bash
# Packages without root: a private apt state (own index, own cache, empty list of installed packages)
# that reads the machine's own mirror, keys and proxy, and unpacks into a folder of ours.
# Nothing of the system is written.

readonly INDEX_MB=12          # a release's index of packages, compressed, at most (MB)
readonly APT_TIMEOUT_S=30     # one connection without an answer (s)

# os_field NAME: one field of the machine's os-release, or nothing.
os_field() {
  local file=${HATCHLINE_OS_RELEASE:-/etc/os-release}
  [[ -r $file ]] || return 0
  sed -n "s/^$1=//p" "$file" | tr -d '"' | head -n 1
}

# apt_sources_of ETC RELEASE SUITE COMPONENTS OUT: copies the machine's source entry of its own
# release (mirror, keys, options and all) into folder OUT, with SUITE and COMPONENTS put in.
# Returns 1 if the machine has no such entry.
apt_sources_of() {
  local etc=$1 release=$2 suite=$3 components=$4 out=$5 file
  for file in "$etc"/sources.list.d/*.sources; do
    [[ -f $file ]] || continue
    deb822_entry "$release" "$suite" "$components" <"$file" >"$out/own.sources"
    if [[ -s $out/own.sources ]]; then return 0; fi
  done
  rm -f "$out/own.sources"
  for file in "$etc"/sources.list "$etc"/sources.list.d/*.list; do
    [[ -f $file ]] || continue
    one_line_entry "$release" "$suite" "$components" <"$file" >"$out/own.list"
    if [[ -s $out/own.list ]]; then return 0; fi
  done
  rm -f "$out/own.list"
  return 1
}

# deb822_entry RELEASE SUITE COMPONENTS: the first enabled stanza of RELEASE, suites replaced.
# A comment line within a stanza neither ends it nor belongs to a field.
deb822_entry() {
  awk -v release="$1" -v suite="$2" -v components="$3" '
    function finish(   i, n, words, fits) {
      n = split(suites, words, /[ \t]+/)
      for (i = 1; i <= n; i++)
        if (words[i] == release || (words[i] ~ /^(stable|oldstable|testing)$/)) fits = 1
      if (fits && types ~ /(^|[ \t])deb([ \t]|$)/ && enabled !~ /^(no|false)$/ && !found) {
        printf "Types: deb\n%sSuites: %s\nComponents: %s\n", kept, suite, components
        found = 1
      }
      suites = types = kept = field = ""; enabled = "yes"
    }
    BEGIN { enabled = "yes" }
    /^#/ { next }
    /^[ \t]*$/ { finish(); next }
    /^[ \t]/ { if (field == "kept") kept = kept $0 "\n"; else if (field == "suites") suites = suites $0; next }
    {
      name = tolower($0); sub(/:.*/, "", name); value = $0; sub(/^[^:]*:[ \t]*/, "", value)
      field = name
      if (name == "suites") suites = value
      else if (name == "types") types = value
      else if (name == "enabled") enabled = tolower(value)
      else if (name != "components" && name != "architectures") { field = "kept"; kept = kept $0 "\n" }
    }
    END { finish() }'
}

# one_line_entry RELEASE SUITE COMPONENTS: the first "deb [options] URI RELEASE …" line, replaced.
one_line_entry() {
  awk -v release="$1" -v suite="$2" -v components="$3" '
    /^[ \t]*deb[ \t]/ && !found {
      options = ""; line = $0; sub(/^[ \t]*deb[ \t]+/, "", line)
      if (line ~ /^\[/) { options = line; sub(/\].*/, "] ", options); sub(/^[^]]*\][ \t]*/, "", line) }
      split(line, words, /[ \t]+/)
      if (words[2] == release || words[2] ~ /^(stable|oldstable|testing)$/) {
        print "deb " options words[1] " " suite " " components; found = 1
      }
    }'
}

# apt_private DIR SUITE COMPONENTS: makes the private state in DIR; APT_CONFIG then selects it.
apt_private() {
  local dir=$1 suite=$2 components=$3 etc=${HATCHLINE_APT_ETC:-/etc/apt} release
  release=$(os_field VERSION_CODENAME)
  mkdir -p "$dir"/{state/lists/partial,cache/archives/partial,etc/parts}
  # Java is ours (jdk.sh), so that nothing draws in another one.
  cat >"$dir/state/status" <<'STATUS'
Package: hatchline-java
Status: install ok installed
Version: 1
Architecture: all
Maintainer: hatchline <root@localhost>
Description: stands for the JDK that hatchline brings itself
Provides: default-jre-headless (= 2:1.99), default-jre (= 2:1.99)

STATUS
  apt_sources_of "$etc" "${release:-none}" "$suite" "$components" "$dir/etc/parts" ||
    fail "no package source of release '${release:-unknown}' in $etc (sources.list or" \
      "sources.list.d); add the machine's own mirror there and run again"
  {
    # Only what reaches the mirror is taken over (proxy, time-outs), not the system's hooks.
    apt-config dump | grep -E '^Acquire::(http|https|ftp|socks|tor|ForceIPv|Retries)' || true
    cat <<CONFIG
Dir::State "$dir/state";
Dir::State::status "$dir/state/status";
Dir::Cache "$dir/cache";
Dir::Etc::Parts "/dev/null";
Dir::Etc::main "/dev/null";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$dir/etc/parts";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::GzipIndexes "true";
Acquire::Check-Valid-Until "false";
Acquire::Check-Date "false";
Acquire::Retries "2";
Acquire::http::Timeout "$APT_TIMEOUT_S";
Acquire::https::Timeout "$APT_TIMEOUT_S";
Debug::NoLocking "true";
CONFIG
  } >"$dir/apt.conf"
}

# apt_run DIR COMMAND…: an apt program on the private state, in plain English.
apt_run() {
  local dir=$1
  shift
  LC_ALL=C APT_CONFIG="$dir/apt.conf" "$@"
}

# apt_refuse LOG WHAT: turns what apt said into one sentence and ends.
apt_refuse() {
  local log=$1 what=$2 reason
  if grep -qiE 'no space left|enough free space|wrote only' "$log"; then
    fail "the disk is full: $what could not be stored; free some space and run again"
  fi
  reason=$(grep -E '^(E|Err|W):?' "$log" | grep -iE 'unable to locate|no installation candidate|unmet' |
    head -n 1 | sed 's/^E: //' || true)
  if [[ -n $reason ]]; then fail "$what cannot be had from this machine's mirror: $reason"; fi
  # apt's own words stand in the lines below an Err: line, or in E: lines.
  reason=$(grep -iE 'could not|unable to connect|timed out|failed to fetch|not found|refused' "$log" |
    head -n 1 | sed -E 's/^(E|W): *//; s/^ +//' || true)
  if grep -qiE '404|not found' <<<"$reason" && ! grep -qiE 'resolve|connect' <<<"$reason"; then
    fail "$what cannot be had from this machine's mirror: $reason"
  fi
  if grep -qiE '^(tar|dpkg-deb):' "$log"; then
    fail "$what could not be unpacked: $(grep -iE '^(tar|dpkg-deb):' "$log" | head -n 1)"
  fi
  fail "no network: $what could not be loaded (${reason:-$(tail -n 1 "$log")});" \
    "check the connection or the proxy and run again"
}

# apt_load DIR SUITE WHAT PACKAGE…: loads the packages and all they depend on into DIR, or them
# alone if APT_ALONE is set. Says the size before the first of them. The function APT_LISTED, if set,
# may refuse the list of them.
apt_load() {
  local dir=$1 suite=$2 what=$3 log=$1/apt.log total line number=0 load_kb disk_kb
  local -a verb=(apt-get install -y --download-only)
  shift 3
  if [[ -n ${APT_ALONE:-} ]]; then verb=(apt-get download); fi
  say "$what: reading the package index of '$suite' (up to $INDEX_MB MB)"
  apt_run "$dir" apt-get update >"$log" 2>&1 || apt_refuse "$log" "the package index of '$suite'"
  apt_run "$dir" "${verb[@]}" --print-uris "$@" >"$log" 2>&1 || apt_refuse "$log" "$what"
  # 'uri' file bytes hash
  grep "^'" "$log" | awk '{print $2, $4}' | sort >"$dir/list"
  if [[ -n ${APT_LISTED:-} ]]; then "$APT_LISTED" "$dir/list"; fi
  total=$(wc -l <"$dir/list")
  load_kb=$(grep "^'" "$log" | awk '{ s += $3 } END { printf "%d", s / 1000 }')
  disk_kb=$(apt_disk_kb "$dir")
  say "$what: $(((load_kb + 999) / 1000)) MB to load, $(((disk_kb + 999) / 1000)) MB on disk," \
    "$total packages"
  disk_room "$(dirname "$dir")" $((load_kb + disk_kb)) "$what"
  # shellcheck disable=SC2094 # the log is written by tee, and read only when that has ended
  (cd "$dir/cache/archives" && apt_run "$dir" "${verb[@]}" "$@" 2>&1) | tee "$log" |
    while read -r line; do
      if [[ $line == Get:* ]]; then
        number=$((number + 1))
        progress "$number" "$total" "$(cut -d' ' -f5 <<<"$line")"
      fi
    done || apt_refuse "$log" "$what"
}

# apt_disk_kb DIR: what the packages of DIR/list take when unpacked (kB).
apt_disk_kb() {
  local names
  names=$(sed -E 's/^([^_]+)_.*/\1/' "$1/list")
  # shellcheck disable=SC2086 # one word a package
  apt_run "$1" apt-cache show --no-all-versions $names | awk '
    /^Installed-Size:/ { s += $2 } END { printf "%d", s * 1.024 }'
}

# disk_room FOLDER KB WHAT: fails unless the disk of FOLDER has KB free, and a reserve.
disk_room() {
  local folder=$1 need=$2 what=$3 free
  while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
  free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
  if ((free < need + DISK_RESERVE_KB)); then
    fail "the disk is full: $what needs $((need / 1000)) MB on $folder and a reserve of" \
      "$((DISK_RESERVE_KB / 1000)) MB, but only $((free / 1000)) MB are free"
  fi
}
readonly DISK_RESERVE_KB=50000 # left free for logs and state after a fetch (kB)

# apt_unpack DIR ROOT WHAT: unpacks all loaded packages into ROOT, merged /usr as Debian has it.
apt_unpack() {
  local dir=$1 root=$2 what=$3 package link
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
  for link in bin sbin lib lib64; do ln -sfn "usr/$link" "$root/$link"; done
  say "$what: unpacking"
  for package in "$dir"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" 2>>"$dir/apt.log" |
      tar -x -C "$root" --keep-directory-symlink --no-same-owner --warning=no-timestamp \
        2>>"$dir/apt.log" || apt_refuse "$dir/apt.log" "$(basename "$package")"
    rm -f "$package"
  done
}
