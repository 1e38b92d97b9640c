# shellcheck shell=bash
# The smaller commands.

readonly TEST_MODULES=2 # modules tested at once: more of them make databases and phones wait too long

# welcome: how to call, and where the page is.
welcome() {
  cat <<TEXT
  page      $PAGE
  sign in   as 'operator', with the password that the first 'up' has shown (docs/access.md)
  call      sip:1000@127.0.0.1:$((5060 + HATCHLINE_PORT_OFFSET)) with any softphone on this machine, or
              ./hatchline agent 101              in one terminal: a person
              ./hatchline call --press "0@2"     in another: a caller who wants one
  accounts  ./hatchline info --json            stop  ./hatchline down
TEXT
  if [[ -e $HATCHLINE_HOME/run/engine-b-wanted ]]; then
    printf '  page      http://127.0.0.1:%d/ of the second engine\n' "$((HTTP_PORT + 1))"
  fi
  if monitor_wanted; then
    printf '  monitor   http://127.0.0.1:%d/ is Prometheus, for a Grafana (docs/operations.md)\n' "$(monitor_port)"
  fi
}

# program_of_instance: the program that runs, or else the one of the present sources.
program_of_instance() {
  local path=''
  jdk_ready >&2
  if [[ -r $HATCHLINE_HOME/run/classpath ]]; then read -r path <"$HATCHLINE_HOME/run/classpath" || true; fi
  if [[ -n $path && -f ${path%%:*} ]]; then
    export HATCHLINE_CLASSPATH=$path
  else
    build >&2
  fi
}

must_run() {
  recorded supervisor || recorded engine || recorded engine-b || fail "no instance runs in $HATCHLINE_HOME; start it with './hatchline up'"
}

cmd_info() {
  [[ ${1:-} == --json && $# == 1 ]] || fail "info has one form: info --json"
  [[ -d $HATCHLINE_HOME/secrets ]] ||
    fail "nothing is known yet of $HATCHLINE_HOME; './hatchline up' prepares it"
  program_of_instance
  java_run dev.hatchline.app.Info
}

# cmd_user add NAME ROLE | hash: the line for the operator's file that lets somebody sign in.
cmd_user() {
  case ${1:-} in
    add) (($# == 3)) || user_refuse ;;
    hash) (($# == 1)) || user_refuse ;;
    *) user_refuse ;;
  esac
  program_of_instance
  java_run dev.hatchline.app.access.UserCommand "$@"
}

user_refuse() { fail "user has two forms: user add NAME ROLE, user hash"; }

cmd_phone() {
  local class=$1
  shift
  must_run
  phones_fetch >&2
  program_of_instance
  HATCHLINE_INFO=$(java_run dev.hatchline.app.Info) || exit
  export HATCHLINE_INFO
  java_run "$class" "$@"
}

cmd_logs() {
  local -a files=() follow=()
  case ${1:-} in
    '') ;;
    -f) follow=(-F) ;;
    *) fail "logs knows only -f, not '$1'" ;;
  esac
  mapfile -t files < <(find "$HATCHLINE_HOME/log" "$HATCHLINE_HOME/asterisk/log" -maxdepth 1 -type f \
    \( -name '*.log' -o -name '*.out' -o -name 'messages*' \) 2>/dev/null | sort)
  if ((${#files[@]} == 0)); then fail "there are no logs in $HATCHLINE_HOME yet"; fi
  exec tail -n 50 "${follow[@]}" "${files[@]}"
}

# cmd_test [--only NAME]: NAME is a module, a test class, or "scripts" (this script's own tests).
cmd_test() {
  local only=''
  case ${1:-} in
    '') ;;
    --only)
      only=${2:-}
      if [[ -z $only ]]; then fail "test --only wants a module, a test class or 'scripts'"; fi
      ;;
    *) fail "test knows only --only NAME, not '$1'" ;;
  esac
  if [[ $only == scripts ]]; then exec "$HATCHLINE_ROOT/scripts/test/run.sh"; fi
  jdk_ready
  maven_ready
  asterisk_fetch
  phones_fetch
  browser_fetch
  mysql_fetch
  prometheus_fetch
  lsp_fetch
  voice_fetch flite
  voice_fetch espeak-ng
  cd "$HATCHLINE_ROOT" || exit
  if [[ -n $only ]]; then
    if [[ -f $only/pom.xml ]]; then
      exec "${MVN[@]}" -B -ntp -pl "$only" -am verify </dev/null
    fi
    exec "${MVN[@]}" -B -ntp "-Dtest=$only,!*IT" "-Dit.test=$only" -Dsurefire.failIfNoSpecifiedTests=false \
      -Dfailsafe.failIfNoSpecifiedTests=false -Djacoco.skip=true verify </dev/null
  fi
  test_all
}

# test_all: Maven, and beside it, yielding to it, the tests of this script, which mostly wait.
test_all() {
  local code=0 said script
  said=$(mktemp -d)
  : >"$said/begun"
  test_script "$said" >"$said/words" 2>&1 </dev/null &
  script=$!
  "${MVN[@]}" -B -ntp -T "$TEST_MODULES" verify </dev/null || code=$?
  : >"$said/over"
  wait "$script" || code=$?
  cat "$said/words"
  rm -rf "$said"
  if ((code != 0)); then fail "tests failed (see above)"; fi
}

# test_script FOLDER: the script's own tests; those that start the real program once Maven has built
# it and its tests have made the cache of quick starts, or it is over, as a file in the folder says.
test_script() {
  local built=$HATCHLINE_ROOT/app/target/hatchline.aot code=0
  nice -n 10 "$HATCHLINE_ROOT/scripts/test/run.sh" --fake || code=$?
  until [[ $built -nt $1/begun || -e $1/over ]]; do pause 1; done
  # What lies there from an earlier run must not pass for the program of these sources.
  [[ $built -nt $1/begun ]] || fail "Maven has built no program for the tests of the real one"
  build_adopt
  nice -n 10 "$HATCHLINE_ROOT/scripts/test/run.sh" --real || code=$?
  return "$code"
}

cmd_help() {
  cat <<'TEXT'
usage: ./hatchline COMMAND

  up [--detach] [--monitor]
                     fetch, build and start all; stays in the foreground (Ctrl-C stops), or returns
                     when calls can be taken; --monitor: with a Prometheus that looks at the engine and
                     knows the alerts (docs/operations.md)
  down [--drain]     stop what up started; --drain takes no new calls and waits for those that are up
                     (Ctrl-C meanwhile: takes new calls again, stops nothing)
  status             one screen, with the alerts where up had --monitor; exit code 0 only when calls
                     can be taken
  logs [-f]          the last lines of every log; -f follows
  info --json        addresses, accounts, the API's keys and process numbers; a further key is made by
                     a line 'keys: [{name: crm, role: integration}]' in the operator's file and a
                     start (docs/api.md)
  agent 101 [--answer-after 2] [--reject] [--record FILE.wav]
                     a real SIP phone of an agent
  call [--to 1000] [--from NUMBER] [--press "0@2.5,1@4"] [--say FILE.wav] [--record FILE.wav]
       [--seconds N] a real SIP phone that calls; times count from the answer
  user add NAME ROLE   makes a password, shown once, and the line for 'users:' of the operator's file; the
                     roles are operator, supervisor, designer, and agent (docs/access.md)
  user hash          the hash of a password of your own, which it asks for
  backup FILE [--with-secrets]
                     all that is kept in one file, while calls go on; --with-secrets: keys and
                     passwords too (docs/data.md)
  restore FILE [--replace] [--keep-config]
                     puts a backup in place, all or nothing, while nothing runs; --replace: of what is
                     there; --keep-config: the operator's own files stay
  move-to-mysql [--replace]
                     copies the embedded database to the MySQL of the operator's file, while nothing runs
  person export NUMBER FILE
                     everything that is kept of a phone number, as lines of JSON
  person erase NUMBER [--force]
                     erases it everywhere; --force cancels a call that is owed to it
  report --day|--week|--month [DATE] [--out FOLDER]
                     figures of the period that DATE is in, by the line's clock, as a page and as CSV;
                     DATE is such as 2026-11-28, today (unless named) or yesterday (docs/reports.md)
  score export --from DATE --to DATE FILE
                     how these days were by the gethuman standard and by laws, signed (docs/score.md)
  score behind FIGURE --from DATE --to DATE FILE.csv
                     all calls, days or versions behind one figure of them, such as portugal.wait
  score verify FILE [--key KEY] [--again]
                     whether that file is as it was signed, anywhere; computed anew from what is stored
  report --calls|--contacts|--callbacks --from DATE --to DATE FILE.csv [--with-numbers]
                     what is kept of these days, one by one; of numbers the last three digits
  trace CALL         one call's story with times; CALL is its id, or the first digits of it (docs/support.md)
  bundle FILE.tar.gz what helps others to see what is wrong: versions, health, meters, logs, threads,
                     without secrets and persons (docs/support.md)
  flow schema        the JSON Schema of flows, for editors (docs/flow-language.md)
  flow check FILE… [--json]
                     every fault of a flow, with its place; or its certificate: a person is one key
                     away, everywhere (docs/flow-check.md)
  flow try FILE [--facts FILE]
                     a conversation with a flow in the terminal, without a phone (docs/flow-tests.md)
  flow test [FILE…] [--junit FILE] [--min PERCENT]
                     the tests of flows, and what they never visit (docs/flow-tests.md)
  flow draw FILE [-o FILE.svg]
                     a picture of a flow
  flow versions NAME what is kept of a flow, and what callers heard when (docs/publishing.md)
  flow diff NAME [A [B]]
                     what differs between two versions; unless named, the one before and the present one
  flow rollback NAME [N]
                     the calls that begin from now on hear version N, or the one before
  prompts [--json]   all that callers hear: how long, how loud, spoken by whom or recorded
  prompts play N|NAME|FILE.wav [OUT.wav]
                     plays one of them as callers hear it, or writes it (docs/prompts.md)
  model add NAME|URL|FILE.zip|FOLDER
                     fetches a model of speech from Vosk's vendor, goes on with a download that broke
                     off, or takes one from this machine; says what to write to hear callers with it
  model list [--vendor]
                     the models that are here, and which language each hears; or those of the vendor
  model try NAME FILE.wav [PHRASE…]
                     what a model hears in a recording, of these phrases or of all that it knows
  model remove NAME  takes a model away (docs/speech.md)
  test [--only NAME] every test, with its own set-up; NAME is a module, a test class or "scripts"
  bench line|callback|routing [--quick] [--out FOLDER]
                     measures the line, or the calling back of customers, against bare Asterisk on
                     this machine, or the routing by itself (docs/bench)
  bench flow [--quick] [--out FOLDER]
                     how fast flows are walked through, checked and published (docs/bench)
  bench meters [--quick] [--out FOLDER]
                     what the meters take of the processor time of a call (docs/bench)
  bench replay [--quick] [--out FOLDER]
                     half a month of a real bank's calls through the routing (docs/bench)
  bench speech [--quick] [--out FOLDER]
                     how well and how soon callers who speak are heard, and what it costs (docs/bench)
  drill crash [--rounds N] [--store h2|mysql|both] [--engines 2] [--seed S] [--out FOLDER]
                     kills engine and Asterisk while customers are called back (docs/bench)
  help               this

environment
  HATCHLINE_HOME         state folder          (.hatchline/home)
  HATCHLINE_PORT_OFFSET  added to every port   (0)
  HATCHLINE_CONFIG       operator's file       (config/hatchline.yaml)
  HATCHLINE_TOOLS        fetched programs      (.hatchline/tools)
  HATCHLINE_INSTALLED_ASTERISK
                         folder that an installed Asterisk is looked for in (/); empty: nowhere
  HATCHLINE_JAVA_HOME    the JDK to use        (an installed one of version 25 or later)
  HATCHLINE_MODEL_LIST   address of the list of models (that of Vosk's vendor)
  HATCHLINE_ARRIVALS     folder of the bank's calls, for bench replay
  HATCHLINE_SPEECH       folder of people who say digits, for bench speech
  HATCHLINE_SCRAPE_S     how often the monitor looks, in seconds (15)
  HATCHLINE_JAVA_OPTS    further options of the engine's JVM
TEXT
}
