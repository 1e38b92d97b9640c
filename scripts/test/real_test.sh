# shellcheck shell=bash disable=SC2153
# The real program and the real Asterisk, built and fetched if they are not there yet.

# real: this test's instance runs the real programs.
real() {
  unset HATCHLINE_TRIAL
  export HATCHLINE_TOOLS=$ROOT/.hatchline/tools HATCHLINE_CONFIG=$ROOT/config/hatchline.yaml
  # These engines live too short for the second compiler and the parallel collector to pay.
  export HATCHLINE_JAVA_OPTS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
}

# no_network: the programs that would load something fail if they are asked.
no_network() {
  stub apt-get 'echo "no network" >&2; exit 1'
  # shellcheck disable=SC2016 # the stub expands it
  stub mvn 'if [ "$1" = -v ]; then echo "Apache Maven 3.9.9"; else echo "no network" >&2; exit 1; fi'
}

test_realInstanceComesUpAndTellsAboutItself() {
  local engine
  real
  run hatchline up --detach
  ((CODE == 0))
  says "calls can be taken"
  says "sign in as 'operator' with the password "
  hatchline status
  engine=$(pid_of engine)
  run hatchline info --json
  ((CODE == 0))
  says "\"engine\" : $engine"
  says '"line" : "1000"'
  says '"password"'
  [[ $(stat -c %a "$HATCHLINE_HOME/secrets") == 700 ]]
  [[ -z $(find "$HATCHLINE_HOME/secrets" -type f ! -perm 600) ]]
  run hatchline user add anna supervisor
  ((CODE == 0))
  says '  - {name: anna, role: supervisor, hash: "$argon2id$v=19$'
  run hatchline user hash <<<"correct horse battery"
  ((CODE == 0))
  [[ $SAID == '$argon2id$v=19$'* ]]
  run hatchline user add anna
  one_sentence
  hatchline down
  # The second time nothing is loaded, and nobody is made.
  no_network
  run hatchline up --detach
  ((CODE == 0))
  [[ $SAID != *"shown this once"* ]]
  run hatchline down --drain
  ((CODE == 0))
  nothing_runs
}

test_realBrokenConfigurationNamesLineAndColumn() {
  real
  export HATCHLINE_CONFIG=$FOLDER/hatchline.yaml
  printf 'company: Example\nlines:\n  - nummer: "1000"\n' >"$HATCHLINE_CONFIG"
  run hatchline up --detach
  ((CODE == 2))
  says "hatchline.yaml:3:5: "
  says "expected"
  nothing_runs
}

# installed: the fetched Asterisk plays an installed one, for an installation that has fetched none.
installed() {
  local tool
  real
  mkdir -p "$FOLDER/tools"
  for tool in "$HATCHLINE_TOOLS"/*; do
    if [[ $tool != */asterisk ]]; then ln -s "$tool" "$FOLDER/tools/"; fi
  done
  export HATCHLINE_INSTALLED_ASTERISK=$HATCHLINE_TOOLS/asterisk HATCHLINE_TOOLS=$FOLDER/tools
}

test_realInstalledAsteriskThatLacksAModuleIsNotUsed() {
  local module from=usr/lib/x86_64-linux-gnu/asterisk/modules root=$FOLDER/root
  installed
  mkdir -p "$root/$from" "$root/usr/sbin" "$root/usr/share"
  ln -s "$HATCHLINE_INSTALLED_ASTERISK/usr/share/asterisk" "$root/usr/share/asterisk"
  ln -s "$HATCHLINE_INSTALLED_ASTERISK/bin/asterisk" "$root/usr/sbin/asterisk"
  for module in "$HATCHLINE_INSTALLED_ASTERISK/$from"/*.so; do
    if [[ $module != */app_audiosocket.so ]]; then ln -s "$module" "$root/$from/"; fi
  done
  HATCHLINE_INSTALLED_ASTERISK=$root
  stub apt-get 'echo "E: Failed to fetch" >&2; exit 1'
  run hatchline up --detach
  one_sentence
  says "is not used: it does not start with our files (Failed to load module app_audiosocket.so - Required); fetching our own"
  says "no network"
  [[ ! -e $HATCHLINE_TOOLS/asterisk-installed && ! -e $HATCHLINE_TOOLS/asterisk ]]
  nothing_runs
}

test_realInstalledAsteriskIsUsedAfterACallOfItsOwn() {
  installed
  run hatchline up --detach
  ((CODE == 0))
  says "is used: it had sound both ways and a key"
  says "calls can be taken"
  grep -qF "$HATCHLINE_TOOLS/asterisk-installed/" "$HATCHLINE_HOME/asterisk/etc/asterisk.conf"
  [[ ! -e $HATCHLINE_TOOLS/asterisk ]]
  hatchline down
  # The second time it makes no call of its own.
  no_network
  run hatchline up --detach
  ((CODE == 0))
  [[ $SAID != *"installed Asterisk"* ]]
  says "calls can be taken"
}

# fifty_nodes: a flow of as many nodes, with conditions and values.
fifty_nodes() {
  local i
  printf 'flow: fifty\nstart: menu-1\nnodes:\n'
  for ((i = 1; i <= 12; i++)); do
    printf '  menu-%d: {menu: {prompt: "For a person, press zero. For part %d, one.", choices: {1: ask-%d}}}\n' "$i" "$i" "$i"
    printf '  ask-%d: {ask: {prompt: Please key in the number., into: n%d, length: 4}, then: is-%d}\n' "$i" "$i" "$i"
    printf '  is-%d: {branch: [{if: n%d.startsWith("4") && callback, to: say-%d}], else: menu-%d}\n' "$i" "$i" "$i" $((i % 12 + 1))
    printf '  say-%d: {say: "It is {n%d}.", then: menu-%d}\n' "$i" "$i" $((i % 12 + 1))
  done
  printf '  last: {menu: {prompt: "For a person, press zero. To end the call, nine.", choices: {9: bye}}}\n'
  printf '  bye: {end: Goodbye.}\n'
}

# What makes the command quick, by facts that no load of the machine changes: nothing of a server and
# of its log is loaded, and what is ours comes out of the cache. Its time is in `bench flow`.
test_realFlowOfFiftyNodesIsCheckedFromAColdShell() {
  local loaded=$FOLDER/loaded
  real
  fifty_nodes | sed 's/choices: {1: ask-12}/choices: {1: ask-12, 2: last}/' >"$FOLDER/fifty.yaml"
  hatchline flow check "$FOLDER/fifty.yaml" >/dev/null # builds, if nothing is built yet
  JAVA_TOOL_OPTIONS=-Xlog:class+load:file=$loaded run hatchline flow check "$FOLDER/fifty.yaml"
  ((CODE == 0))
  says "walked          50 nodes"
  grep -qE ' dev\.hatchline\.app\.flow\.cli\.FlowCommand source: shared objects file' "$loaded"
  not_loaded 'dev\.hatchline\.[^ ]* source: (file|jar):'
  not_loaded '(org\.springframework|org\.slf4j|ch\.qos\.logback|org\.apache\.(tomcat|catalina)|org\.eclipse)\.'
  [[ ! -e $HATCHLINE_HOME ]]
}

# not_loaded PATTERN: no class of that name, or from there, stands in the file "loaded".
not_loaded() {
  if grep -m 5 -E " $1" "$FOLDER/loaded"; then
    printf 'expected no class like that to be loaded: %s\n' "$1"
    return 1
  fi
}

# model_host NAME: a vendor on loopback who has the shipped model under that name.
model_host() {
  local java host=$FOLDER/host model=$ROOT/telephony/src/main/resources/dev/hatchline/telephony/speech/model/hatch-en-8k
  java=$("$ROOT/mvnw" -v 2>/dev/null | sed -n 's/.*runtime: //p')
  mkdir -p "$host/$1"
  cp -r "$model"/* "$host/$1/"
  (cd "$host" && "$java/bin/jar" --create --no-manifest --file "$1.zip" "$1")
  printf '[{"lang": "es", "lang_text": "Spanish", "md5": "%s", "name": "%s", "obsolete": "false", "size_text": "1.3MiB", "url": "http://127.0.0.1:%d/%s.zip"}]\n' \
    "$(md5sum <"$host/$1.zip" | cut -d' ' -f1)" "$1" "$HTTP" "$1" >"$host/model-list.json"
  export HATCHLINE_MODEL_LIST=http://127.0.0.1:$HTTP/model-list.json
  "$java/bin/java" -XX:TieredStopAtLevel=1 "$ROOT/scripts/test/fake/ModelHost.java" "$HTTP" "$host" >"$host/log" 2>&1 &
  STARTED+=($!)
  within 20 answers
}

test_realModelIsFetchedTriedAndRemoved() {
  local model=vosk-model-small-es-0.42 said=$FOLDER/said.wav
  real
  hatchline model list >/dev/null # builds, if nothing is built yet
  model_host "$model"
  : >"$FOLDER/host/cut"
  run hatchline model add "$model"
  one_sentence
  says "run the same again to go on from there"
  [[ -s $HATCHLINE_HOME/models/$model.zip.part && ! -e $HATCHLINE_HOME/models/$model ]]
  run hatchline model add "$model"
  ((CODE == 0))
  says "MB of it were here already"
  says "its checksum is the vendor's"
  says "262 words"
  says "    es: $model"
  grep -q "^$model.zip bytes=" "$FOLDER/host/asked"
  [[ $(ls -A "$HATCHLINE_HOME/models") == $'.lock\n'"$model" ]]
  run hatchline model list
  ((CODE == 0))
  says "$model "
  fetch flite
  "$HATCHLINE_TOOLS/flite/bin/flite" -voice slt -t "talk to a person" -o "$said"
  run hatchline model try "$model" "$said" "talk to a person" "main menu"
  ((CODE == 0))
  says "it heard: talk to a person"
  run hatchline model remove "$model"
  ((CODE == 0))
  [[ ! -e $HATCHLINE_HOME/models/$model ]]
  kill "${STARTED[-1]}"
  within 20 quiet_port
  run hatchline model add "$model"
  one_sentence
  says "no network"
  says "'./hatchline model add FILE.zip'"
}
quiet_port() { ! answers; }
