# shellcheck shell=bash disable=SC2153
# What `bench replay` says when there is no log to replay. Nothing is built for that.

# unusable_log: one sentence that says what to do, and the status of an unusable log.
unusable_log() {
  one_sentence
  ((CODE == 2))
  says "HATCHLINE_ARRIVALS"
}

test_replayWithoutAFolderSaysWhatToDo() {
  unset HATCHLINE_ARRIVALS
  run hatchline bench replay
  unusable_log
  says "is not set"
  says "Anonymous Bank"
}

test_replayOfAFolderWithoutTheFileSaysWhatToDo() {
  local folder
  mkdir -p "$FOLDER/arrivals/bank-1.csv" # a folder of that name is no log
  : >"$FOLDER/arrivals/other.csv"
  for folder in "$FOLDER/arrivals" "$FOLDER/nowhere"; do
    HATCHLINE_ARRIVALS=$folder run hatchline bench replay --out "$FOLDER/out"
    unusable_log
    says "$folder"
    [[ ! -e $FOLDER/out ]]
  done
}

test_replayOfOneOfTwoFilesIsNotGuessed() {
  mkdir -p "$FOLDER/arrivals"
  : >"$FOLDER/arrivals/bank-1.csv" >"$FOLDER/arrivals/bank-2.csv"
  HATCHLINE_ARRIVALS=$FOLDER/arrivals run hatchline bench replay
  unusable_log
  says "2 files"
}
