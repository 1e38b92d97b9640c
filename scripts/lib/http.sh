# shellcheck shell=bash
# The little HTTP that the script speaks with its own engine on loopback (RFC 9112, 1.0 so that the
# answer ends with the connection); bash alone, as curl may not be there.

# http METHOD PATH [SECONDS]: asks the engine at HTTP_PORT; prints the body; sets nothing; 0 for 2xx, 1 for another status, 2 for
# no answer within SECONDS (2). The API key is sent to paths under /api, but not to those of Prometheus, /api/v1.
http() {
  local method=$1 path=$2 seconds=${3:-2} key='' code=0
  if [[ $path == /api/* && $path != /api/v1/* && -r $HATCHLINE_HOME/secrets/api-key ]]; then
    read -r key <"$HATCHLINE_HOME/secrets/api-key" || true
  fi
  # The key goes by the environment: a command line can be read by every user.
  # shellcheck disable=SC2016 # the inner bash expands it
  HATCHLINE_KEY=$key timeout "$seconds" "$BASH" -c '
    method=$1 path=$2 port=$3 CR=$4
    { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || exit 2
    printf "%s %s HTTP/1.0\r\nHost: localhost\r\n" "$method" "$path" >&3
    if [[ -n $HATCHLINE_KEY ]]; then printf "Authorization: Bearer %s\r\n" "$HATCHLINE_KEY" >&3; fi
    printf "Content-Length: 0\r\n\r\n" >&3
    read -r _ status _ <&3 || exit 2
    while read -r line <&3 && [[ -n ${line%"$CR"} ]]; do :; done
    IFS= read -r -d "" body <&3 || true # it ends with the connection
    printf "%s" "$body"
    [[ $status == 2* ]]' http "$method" "$path" "$HTTP_PORT" $'\r' 2>/dev/null || code=$?
  case $code in 0) return 0 ;; 1) return 1 ;; *) return 2 ;; esac
}

# shellcheck disable=SC2034 # WHY is for the callers
# ready: true when calls can be taken, of two engines by any; sets WHY otherwise.
ready() {
  local name
  engine_names
  for name in "${ENGINES[@]}"; do
    if engine_ready "$name"; then return 0; fi
  done
  return 1
}

# engine_ready ENGINE: true when it takes calls; sets WHY otherwise: in the engine's own words, or else
# all of its answer.
engine_ready() {
  local body why code=0 PORT HTTP_PORT
  engine_port "$1"
  HTTP_PORT=$PORT
  body=$(http GET /actuator/health/readiness) || code=$?
  WHY=''
  case $code in
    0) return 0 ;;
    1)
      why=$(sed -nE 's/.*"calls" *: *\{[^}]*"why" *: *"(([^"\\]|\\.)+)".*/\1/p' <<<"$body")
      WHY="the engine answers, but takes no calls: ${why:-$(tr -d '\n' <<<"$body" | cut -c 1-600)}"
      ;;
    *) WHY="the engine does not answer on port $HTTP_PORT" ;;
  esac
  return 1
}
