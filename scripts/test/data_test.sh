# shellcheck shell=bash disable=SC2153
# backup, restore, move-to-mysql, person, report, trace and bundle: what is typed, and what has to run or not.

refuses() { # WORDS -- COMMAND…: one sentence with these words
  local words=$1
  shift
  run hatchline "$@"
  one_sentence
  says "$words"
}

test_dataCommandsSayHowTheyAreTyped() {
  refuses "backup FILE [--with-secrets]" backup
  refuses "backup knows only --with-secrets, not '--all'" backup --all "$FOLDER/b"
  refuses "backup wants one file" backup "$FOLDER/b" "$FOLDER/c"
  refuses "restore FILE [--replace] [--keep-config]" restore
  refuses "restore knows only --replace and --keep-config, not '--force'" restore --force b
  refuses "move-to-mysql knows only --replace, not 'now'" move-to-mysql now
  refuses "person has two forms" person
  refuses "person has two forms" person export +12025550123
  refuses "person has two forms" person erase
  refuses "person has two forms" person erase +12025550123 --all
  refuses "report has two forms" report
  refuses "report has two forms" report --year
  refuses "report --day wants one date, found '2026-11-28' and '2026-11-29'" report --day 2026-11-28 2026-11-29
  refuses "report --week knows only --out, not '--to'" report --week --to 2026-11-28
  refuses "report --out wants a folder" report --day --out
  refuses "report has two forms" report --calls --from 2026-11-28 "$FOLDER/b"
  refuses "report has two forms" report --calls --from 2026-11-28 --to
  refuses "report --contacts knows only --from, --to and --with-numbers, not '--all'" report --contacts --all
  refuses "report --callbacks wants one file" report --callbacks "$FOLDER/b" "$FOLDER/c"
  refuses "trace wants the id of a call" trace
  refuses "bundle wants the name of a file" bundle
  refuses "bundle wants the name of a file" bundle --all
  [[ ! -e $HATCHLINE_HOME ]]
}

test_whatIsNotThereIsToldBeforeAnythingIsDone() {
  refuses "nothing is kept yet in $HATCHLINE_HOME" backup "$FOLDER/b"
  refuses "nothing is kept yet in $HATCHLINE_HOME" person erase +12025550123
  refuses "there is no file $FOLDER/b" restore "$FOLDER/b"
  refuses "there is no folder $FOLDER/none" backup "$FOLDER/none/b"
  refuses "nothing is kept yet in $HATCHLINE_HOME" report --day --out "$FOLDER"
  refuses "there is no folder $FOLDER/none" report --day --out "$FOLDER/none"
  : >"$FOLDER/b"
  refuses "$FOLDER/b is there already" backup "$FOLDER/b"
  refuses "$FOLDER/b is there already" person export +12025550123 "$FOLDER/b"
  refuses "$FOLDER/b is there already" report --calls --from today --to today "$FOLDER/b"
}

test_anInstanceThatRunsIsBackedUpAndNotRestored() {
  : >"$FOLDER/b"
  hatchline up --detach
  run hatchline backup "$FOLDER/new" --with-secrets
  ((CODE == 0))
  says "BackupCommand $FOLDER/new --with-secrets (engine up, umask 0077)"
  run hatchline person export +12025550123 "$FOLDER/new"
  says "PersonCommand export +12025550123 $FOLDER/new (engine up"
  run hatchline person erase +12025550123 --force
  says "PersonCommand erase +12025550123 --force (engine a up"
  run hatchline report --day --out "$FOLDER"
  says "ReportCommand day today $FOLDER (engine up, umask 0077)"
  run hatchline trace 4be5a0a4
  says "TraceCommand 4be5a0a4 (engine up"
  run hatchline report --callbacks --from 2026-11-01 --to yesterday "$FOLDER/calls.csv" --with-numbers
  says "ExportCommand callbacks 2026-11-01 yesterday $FOLDER/calls.csv --with-numbers (engine up"
  refuses "an instance runs in $HATCHLINE_HOME" restore "$FOLDER/b"
  says "'./hatchline down' first"
  refuses "an instance runs in $HATCHLINE_HOME" move-to-mysql
}

test_withoutAnEngineTheDatabaseIsOpenedByTheCommand() {
  hatchline up --detach
  hatchline down
  cd "$FOLDER"
  : >b
  run hatchline backup new
  ((CODE == 0))
  says "BackupCommand $FOLDER/new (engine down"
  run hatchline report --month 2026-11-28
  says "ReportCommand month 2026-11-28 $FOLDER (engine down"
  run hatchline restore b --replace --keep-config
  ((CODE == 0))
  says "RestoreCommand $FOLDER/b --replace --keep-config (engine down, umask 0077)"
  run hatchline move-to-mysql --replace
  says "MoveCommand --replace (engine down"
  run hatchline person erase +12025550123
  says "PersonCommand erase +12025550123 (engine a down"
}

test_aDataCommandsFaultIsItsStatusAndOneSentence() {
  hatchline up --detach
  hatchline down
  : >"$HATCHLINE_HOME/bankrupt"
  run hatchline backup "$FOLDER/new"
  one_sentence
  says "the cellar is flooded"
}

test_aBundleIsAnArchiveForItsOwnerOfWhatTheProgramWrote() {
  refuses "nothing is kept yet in $HATCHLINE_HOME" bundle "$FOLDER/b.tar.gz"
  hatchline up --detach
  run hatchline bundle "$FOLDER/b.tar.gz"
  ((CODE == 0))
  says "BundleCommand"
  says "(engine up, umask 0077)"
  says "look through it before you send it"
  [[ $(tar -tzf "$FOLDER/b.tar.gz") == hatchline-bundle/ ]]
  [[ $(stat -c %a "$FOLDER/b.tar.gz") == 600 ]]
  refuses "$FOLDER/b.tar.gz is there already" bundle "$FOLDER/b.tar.gz"
  hatchline down
  run hatchline bundle "$FOLDER/c.tar.gz"
  says "(engine down, umask 0077)"
  : >"$HATCHLINE_HOME/bankrupt"
  run hatchline bundle "$FOLDER/d.tar.gz"
  ((CODE != 0))
  says "the cellar is flooded"
  says "there is no $FOLDER/d.tar.gz"
  [[ ! -e $FOLDER/d.tar.gz ]]
}

test_nothingStartsWhileABackupIsRestored() {
  mkdir -p "$HATCHLINE_HOME/run"
  : >"$FOLDER/b"
  exec 8>"$HATCHLINE_HOME/run/up.lock"
  flock 8
  refuses "another command is at work in $HATCHLINE_HOME" restore "$FOLDER/b"
}
