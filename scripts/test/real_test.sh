# shellcheck shell=bash disable=SC2153
# The real program and the real Asterisk, built and fetched if they are not there yet.

# real: this test's instance runs the real programs.
real() {
  unset HATCHLINE_TRIAL
  export HATCHLINE_TOOLS=$ROOT/.hatchline/tools HATCHLINE_CONFIG=$ROOT/config/hatchline.yaml
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
  hatchline status
  engine=$(pid_of engine)
  run hatchline info --json
  ((CODE == 0))
  says "\"engine\" : $engine"
  says '"line" : "1000"'
  says '"password"'
  [[ $(stat -c %a "$HATCHLINE_HOME/secrets") == 700 ]]
  [[ -z $(find "$HATCHLINE_HOME/secrets" -type f ! -perm 600) ]]
  hatchline down
  # The second time nothing is loaded.
  no_network
  hatchline up --detach
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
