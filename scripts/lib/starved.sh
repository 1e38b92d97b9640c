# shellcheck shell=bash
# How long an engine may be silent. One whose threads stand in line for a processor lives, however
# slowly it answers: killed on a full machine, it would have to start there, and its callers would
# lose what they had come to. One that hangs wants no processor.

readonly ANSWER_MAX_MS=3000   # an engine silent for so long is killed
readonly STARVED_MAX_MS=10000 # …but a starved one only after so long
readonly STARVED_SHARE=3      # starved: its threads together stand in line a third of the time
readonly STARVED_LOOK_MS=1000 # of silence, after which we begin to look
declare -A LOOKED=() STOOD=() # of each engine, since when we look, and what its threads had stood

# stood_in_line PID: sets STANDS, the milliseconds its threads have stood in line for a processor, by
# the kernel's account (Documentation/scheduler/sched-stats.rst); 0 where it keeps none.
stood_in_line() {
  local account waited
  STANDS=0
  for account in "/proc/$1/task/"*/schedstat; do
    { read -r _ waited _ <"$account"; } 2>/dev/null || continue
    STANDS=$((STANDS + waited / 1000000))
  done
}

# silence_max ENGINE PID SINCE: sets SILENCE_MAX_MS for one that has been silent for SINCE ms.
silence_max() {
  SILENCE_MAX_MS=$ANSWER_MAX_MS
  if (($3 < STARVED_LOOK_MS)); then
    LOOKED[$1]=''
    return 0
  fi
  stood_in_line "$2"
  if [[ -z ${LOOKED[$1]:-} ]]; then
    LOOKED[$1]=$NOW STOOD[$1]=$STANDS
  elif (((STANDS - STOOD[$1]) * STARVED_SHARE > NOW - LOOKED[$1])); then
    SILENCE_MAX_MS=$STARVED_MAX_MS
  fi
}
