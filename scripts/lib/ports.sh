# shellcheck shell=bash
# Is a port of ours taken, and by what? Read from /proc/net, which every machine has.

# our_ports: sets OUR_PORTS to "protocol port what", one a line.
our_ports() {
  local offset=$HATCHLINE_PORT_OFFSET
  printf -v OUR_PORTS '%s\n' "udp $((5060 + offset)) SIP" "tcp $((5060 + offset)) SIP" \
    "tcp $((5038 + offset)) AMI" "tcp $((4573 + offset)) AGI" "tcp $((9092 + offset)) AudioSocket" \
    "tcp $((8080 + offset)) HTTP" "tcp $((8088 + offset)) WebSocket"
  if [[ -e $HATCHLINE_HOME/run/engine-b-wanted ]]; then
    printf -v OUR_PORTS '%s%s\n' "$OUR_PORTS" "tcp $((4574 + offset)) AGI-b" \
      "tcp $((9093 + offset)) AudioSocket-b" "tcp $((8081 + offset)) HTTP-b" \
      "udp $((9094 + offset)) nudges" "udp $((9095 + offset)) nudges-b"
  fi
  if monitor_wanted; then printf -v OUR_PORTS '%s%s\n' "$OUR_PORTS" "tcp $(monitor_port) Prometheus"; fi
}

readonly PORT_LEFT_S=3 # a process that ends holds its ports a little longer than its name

# ports_free: fails with the port, and who has it, if one of ours is taken.
ports_free() {
  local protocol port what uid inode until
  our_ports
  uptime_s
  until=$((UPTIME_S + PORT_LEFT_S))
  while read -r protocol port what uid inode < <(port_taken "$OUR_PORTS"); do
    uptime_s
    if ((UPTIME_S >= until)); then
      fail "port $port ($protocol, $what) is taken by $(socket_owner "$inode" "$uid"); end that, or" \
        "set HATCHLINE_PORT_OFFSET to another number (now $HATCHLINE_PORT_OFFSET)"
    fi
    pause 0.2
  done
}

# port_taken PORTS: of lines "protocol port what", one that something listens on at 127.0.0.1 or on
# all addresses, with the socket's uid and inode; nothing if all are free.
# Fields of /proc/net/tcp: 2 local address, 4 state (0A listens; 07 an UDP socket), 8 uid, 10 inode.
port_taken() {
  awk '
    NR == FNR { ours[$1 sprintf("%04X", $2)] = $0; next }
    { split($2, local, ":"); protocol = FILENAME ~ /udp/ ? "udp" : "tcp"; key = protocol local[2] }
    key in ours && $4 == (protocol == "tcp" ? "0A" : "07") && (local[1] == "0100007F" ||
      local[1] ~ /^0+$/ || local[1] == "0000000000000000FFFF00000100007F") { print ours[key], $8, $10; exit }
  ' - /proc/net/{udp,udp6,tcp,tcp6} 2>/dev/null <<<"${1%$'\n'}" || true
}

# socket_owner INODE UID: "name (pid N)" of the process that has the socket open; whose it is, if we
# may not look.
socket_owner() {
  local found pid name
  found=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "socket:\[$1\]" -print -quit 2>/dev/null || true)
  if [[ -z $found ]]; then
    printf 'a process of user %s' "$(id -nu "$2" 2>/dev/null || echo "$2")"
    return 0
  fi
  pid=${found#/proc/}
  pid=${pid%%/*}
  name=$(cat "/proc/$pid/comm" 2>/dev/null || echo '?')
  # A tool of ours is started by a loader of its own; the program is the argument under /usr/.
  if [[ $name == ld-linux* ]]; then
    name=$(tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | sed -n 's#.*/usr/s\{0,1\}bin/##p' | head -n 1)
  fi
  printf "'%s' (pid %s)" "$name" "$pid"
}
