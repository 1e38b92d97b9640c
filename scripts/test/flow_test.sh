# shellcheck shell=bash disable=SC2153
# flow: what is typed, and what has to run or not.

test_flowCommandsSayHowTheyAreTyped() {
  local words
  for words in "" "versions" "versions a b" "diff" "diff a 1 2 3" "rollback" "rollback a 1 2" "paint a"; do
    # shellcheck disable=SC2086 # one word an argument
    run hatchline flow $words
    one_sentence
    says "flow has these forms: flow check FILE… [--json], flow try FILE, flow test [FILE…], flow draw FILE, flow schema, flow versions NAME, flow diff NAME [A [B]], flow rollback NAME [N]"
  done
  [[ ! -e $HATCHLINE_HOME ]]
}

test_flowsAreCheckedAtADeskWithoutAnInstance() {
  run hatchline flow check line.yaml --json
  ((CODE == 0))
  says "cli.FlowCommand check line.yaml --json (engine unknown"
  [[ ! -e $HATCHLINE_HOME ]]
}

test_flowsAreTriedTestedAndDrawnAtADeskWithoutAnInstance() {
  local words
  for words in "try line.yaml --facts facts.test.yaml" "test" "test line.test.yaml --min 80" \
    "draw line.yaml -o line.svg" "schema"; do
    # shellcheck disable=SC2086 # one word an argument
    run hatchline flow $words
    ((CODE == 0))
    says "cli.FlowCommand $words (engine unknown"
  done
  [[ ! -e $HATCHLINE_HOME ]]
}

test_flowCommandsAreRunWithAnEngineAndWithoutOne() {
  run hatchline flow versions line
  one_sentence
  says "nothing is kept yet in $HATCHLINE_HOME"
  hatchline up --detach
  run hatchline flow rollback line 3
  ((CODE == 0))
  says "FlowCommand rollback line 3 (engine up"
  hatchline down
  run hatchline flow diff line 1 2
  ((CODE == 0))
  says "FlowCommand diff line 1 2 (engine down"
}

test_promptsSayHowTheyAreTyped() {
  local words
  for words in "list" "--json more" "play" "play 1 a.wav b.wav"; do
    # shellcheck disable=SC2086 # one word an argument
    run hatchline prompts $words
    one_sentence
    says "prompts has these forms: prompts [--json], prompts play N|NAME|FILE.wav [OUT.wav]"
  done
  [[ ! -e $HATCHLINE_HOME ]]
}

test_promptsAreListedAtADeskWithoutAnInstance() {
  run hatchline prompts --json
  ((CODE == 0))
  says "cli.PromptsCommand --json (engine unknown"
  run hatchline prompts play 3 out.wav
  ((CODE == 0))
  says "cli.PromptsCommand play 3 out.wav (engine unknown"
  [[ ! -e $HATCHLINE_HOME ]]
}

test_modelSaysHowItIsTyped() {
  local words
  for words in "" "add" "add a b" "list all" "list --vendor more" "remove" "remove a b" "try a" "paint a"; do
    # shellcheck disable=SC2086 # one word an argument
    run hatchline model $words
    one_sentence
    says "model has these forms: model add NAME|URL|FILE.zip|FOLDER, model list [--vendor], model remove NAME, model try NAME FILE.wav [PHRASE…]"
  done
  [[ ! -e $HATCHLINE_HOME ]]
}

test_modelsAreSeenToWithoutAnInstance() {
  run hatchline model add vosk-model-small-es-0.42
  ((CODE == 0))
  says "ModelCommand add vosk-model-small-es-0.42 (engine unknown, umask 0077)"
  run hatchline model try hatch-en-8k said.wav "main menu" yes
  ((CODE == 0))
  says "ModelCommand try hatch-en-8k said.wav main menu yes (engine unknown"
  [[ ! -e $HATCHLINE_HOME ]]
}
