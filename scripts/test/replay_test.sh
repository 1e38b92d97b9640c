# shellcheck shell=bash disable=SC2153
# What `bench replay` and `bench speech` say when what they want is not there. Nothing is built for that.

# unusable NAME: one sentence that says what to do about this variable, and the status that means it.
unusable() {
  one_sentence
  ((CODE == 2))
  says "$1"
}

test_replayWithoutAFolderSaysWhatToDo() {
  unset HATCHLINE_ARRIVALS
  run hatchline bench replay
  unusable HATCHLINE_ARRIVALS
  says "is not set"
  says "Anonymous Bank"
}

test_replayOfAFolderWithoutTheFileSaysWhatToDo() {
  local folder
  mkdir -p "$FOLDER/arrivals/bank-1.csv" # a folder of that name is no log
  : >"$FOLDER/arrivals/other.csv"
  for folder in "$FOLDER/arrivals" "$FOLDER/nowhere"; do
    HATCHLINE_ARRIVALS=$folder run hatchline bench replay --out "$FOLDER/out"
    unusable HATCHLINE_ARRIVALS
    says "$folder"
    [[ ! -e $FOLDER/out ]]
  done
}

test_replayOfOneOfTwoFilesIsNotGuessed() {
  mkdir -p "$FOLDER/arrivals"
  : >"$FOLDER/arrivals/bank-1.csv" >"$FOLDER/arrivals/bank-2.csv"
  HATCHLINE_ARRIVALS=$FOLDER/arrivals run hatchline bench replay
  unusable HATCHLINE_ARRIVALS
  says "2 files"
}

test_speechWithoutAFolderSaysWhatToDo() {
  unset HATCHLINE_SPEECH
  run hatchline bench speech
  unusable HATCHLINE_SPEECH
  says "is not set"
  says "Free Spoken Digit Dataset"
}

test_speechOfAFolderWithoutDigitsSaysWhatToDo() {
  local folder
  mkdir -p "$FOLDER/digits/7_theo_3.wav" # a folder of that name is no recording
  : >"$FOLDER/digits/theo.wav"
  for folder in "$FOLDER/digits" "$FOLDER/nowhere"; do
    HATCHLINE_SPEECH=$folder run hatchline bench speech --out "$FOLDER/out"
    unusable HATCHLINE_SPEECH
    says "$folder"
    [[ ! -e $FOLDER/out ]]
  done
}
