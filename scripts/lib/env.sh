# shellcheck shell=bash
# Where everything is: folders and ports of this installation. All are exported as absolute paths.

readonly PORT_OFFSET_MAX=54000 # the highest base port, 10999, must stay below 65536

# environment ROOT: fills in and exports what the operator has not set.
environment() {
  local -a paths
  export HATCHLINE_ROOT=$1
  # A bare login may know ASCII only; the files we read, and the names of people in them, are UTF-8.
  export LC_ALL=C.UTF-8
  : "${HATCHLINE_HOME:=$HATCHLINE_ROOT/.hatchline/home}"
  : "${HATCHLINE_CONFIG:=$HATCHLINE_ROOT/config/hatchline.yaml}"
  : "${HATCHLINE_TOOLS:=$HATCHLINE_ROOT/.hatchline/tools}"
  mapfile -d '' -t paths < <(realpath -zm -- "$HATCHLINE_HOME" "$HATCHLINE_CONFIG" "$HATCHLINE_TOOLS")
  HATCHLINE_HOME=${paths[0]} HATCHLINE_CONFIG=${paths[1]} HATCHLINE_TOOLS=${paths[2]}
  if [[ -z ${HATCHLINE_PORT_OFFSET:-} ]]; then
    HATCHLINE_PORT_OFFSET=0
    # A running instance knows its own.
    if [[ -r $HATCHLINE_HOME/run/port-offset ]]; then
      read -r HATCHLINE_PORT_OFFSET <"$HATCHLINE_HOME/run/port-offset" || true
    fi
  fi
  if [[ ! $HATCHLINE_PORT_OFFSET =~ ^(0|[1-9][0-9]{0,4})$ ]] ||
    ((HATCHLINE_PORT_OFFSET > PORT_OFFSET_MAX)); then
    fail "HATCHLINE_PORT_OFFSET is '$HATCHLINE_PORT_OFFSET'; expected a number from 0 to $PORT_OFFSET_MAX"
  fi
  export HATCHLINE_HOME HATCHLINE_CONFIG HATCHLINE_TOOLS HATCHLINE_PORT_OFFSET
  HTTP_PORT=$((8080 + HATCHLINE_PORT_OFFSET))
  # shellcheck disable=SC2034 # for the parts sourced after this one
  PAGE=http://127.0.0.1:$HTTP_PORT/
}

# home_folders: the state folder's own folders; secrets are for their owner only.
home_folders() {
  local folders=(secrets run log events prompts messages db journal asterisk)
  folders+=(asterisk/{etc,var,log,spool,run})
  (
    umask 077
    cd / && mkdir -p "$HATCHLINE_HOME" && cd "$HATCHLINE_HOME" && mkdir -p "${folders[@]}" &&
      chmod 700 secrets
  ) 2>/dev/null || fail "the state folder $HATCHLINE_HOME cannot be made or written"
}
