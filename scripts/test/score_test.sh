# shellcheck shell=bash disable=SC2153
# score: what is typed, and what has to run or not.

KEY=d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a

test_scoreSaysHowItIsTyped() {
  refuses "score has three forms" score
  refuses "score has three forms" score print
  refuses "score has three forms" score export --from today --to today
  refuses "score has three forms" score export --from today "$FOLDER/b"
  refuses "score export knows only --from and --to, not '--all'" score export --all
  refuses "score export wants one file" score export "$FOLDER/b" "$FOLDER/c"
  refuses "score behind wants a figure" score behind --from today --to today "$FOLDER/b"
  refuses "score has three forms" score behind portugal.wait
  refuses "score has three forms" score behind portugal.wait --from today "$FOLDER/b"
  refuses "score behind knows only --from and --to, not '--all'" score behind portugal.wait --all
  refuses "score has three forms" score verify
  refuses "score verify knows only --key and --again, not '--all'" score verify --all
  refuses "--key wants 64 of the digits" score verify "$FOLDER/b" --key "${KEY^^}"
  refuses "there is no file $FOLDER/b" score verify "$FOLDER/b"
  refuses "nothing is kept yet in $HATCHLINE_HOME" score export --from today --to today "$FOLDER/b"
  : >"$FOLDER/b"
  refuses "$FOLDER/b is there already" score export --from today --to today "$FOLDER/b"
  refuses "nothing is kept yet in $HATCHLINE_HOME" score verify "$FOLDER/b" --again
  [[ ! -e $HATCHLINE_HOME ]]
}

test_aScoreIsVerifiedWhereNothingIsInstalled() {
  : >"$FOLDER/b"
  run hatchline score verify "$FOLDER/b" --key "$KEY"
  ((CODE == 0))
  says "ScoreCommand verify $FOLDER/b --key $KEY"
  [[ ! -e $HATCHLINE_HOME ]]
}

test_aScoreIsMadeAndComputedAgainWithAnEngineAndWithout() {
  : >"$FOLDER/b"
  hatchline up --detach
  run hatchline score export --from 2026-11-01 --to yesterday "$FOLDER/new"
  says "ScoreCommand export 2026-11-01 yesterday $FOLDER/new (engine up, umask 0077)"
  run hatchline score behind portugal.wait --from 2026-11-01 --to yesterday "$FOLDER/new.csv"
  says "ScoreCommand behind 2026-11-01 yesterday $FOLDER/new.csv portugal.wait (engine up, umask 0077)"
  run hatchline score verify "$FOLDER/b" --again
  says "ScoreCommand again $FOLDER/b (engine up"
  hatchline down
  run hatchline score verify --again "$FOLDER/b"
  says "ScoreCommand again $FOLDER/b (engine down"
}
