# shellcheck shell=bash
# Is a port of ours taken, and by what? Read from /proc/net, which every machine has.

# our_ports: "protocol port what", one a line.
our_ports() {
  local offset=$HATCHLINE_PORT_OFFSET
  printf '%s\n' "udp $((5060 + offset)) SIP" "tcp $((5060 + offset)) SIP" \
    "tcp $((5038 + offset)) AMI" "tcp $((4573 + offset)) AGI" "tcp $((9092 + offset)) AudioSocket" \
    "tcp $((8080 + offset)) HTTP" "tcp $((8088 + offset)) WebSocket"
}

readonly PORT_LEFT_S=3 # a process that ends holds its ports a little longer than its name

# ports_free: fails with the port, and who has it, if one of ours is taken.
ports_free() {
  local protocol port what holder until
  until=$(($(uptime_s) + PORT_LEFT_S))
  while read -r protocol port what; do
    holder=$(port_holder "$protocol" "$port")
    while [[ -n $holder ]] && (($(uptime_s) < until)); do
      sleep 0.2
      holder=$(port_holder "$protocol" "$port")
    done
    if [[ -n $holder ]]; then
      fail "port $port ($protocol, $what) is taken by $holder; end that, or set" \
        "HATCHLINE_PORT_OFFSET to another number (now $HATCHLINE_PORT_OFFSET)"
    fi
  done < <(our_ports)
}

# port_holder PROTOCOL PORT: what listens there on 127.0.0.1 or on all addresses; nothing if free.
# Fields of /proc/net/tcp: 2 local address, 4 state (0A listens; 07 an UDP socket), 8 uid, 10 inode.
port_holder() {
  local protocol=$1 hex uid inode
  hex=$(printf '%04X' "$2")
  read -r uid inode < <(
    awk -v port="$hex" -v state="$([[ $protocol == tcp ]] && echo 0A || echo 07)" '
      { split($2, local, ":") }
      local[2] == port && $4 == state && (local[1] == "0100007F" || local[1] ~ /^0+$/ ||
        local[1] == "0000000000000000FFFF00000100007F") { print $8, $10; exit }
    ' "/proc/net/$protocol" "/proc/net/${protocol}6" 2>/dev/null
  ) || return 0
  [[ -n $inode ]] || return 0
  socket_owner "$inode" || printf 'a process of user %s' "$(id -nu "$uid" 2>/dev/null || echo "$uid")"
}

# socket_owner INODE: "name (pid N)" of the process that has the socket open, if we may look.
socket_owner() {
  local found pid name
  found=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "socket:\[$1\]" -print -quit 2>/dev/null || true)
  [[ -n $found ]] || return 1
  pid=${found#/proc/}
  pid=${pid%%/*}
  name=$(cat "/proc/$pid/comm" 2>/dev/null || echo '?')
  # A tool of ours is started by a loader of its own; the program is the argument under /usr/.
  if [[ $name == ld-linux* ]]; then
    name=$(tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | sed -n 's#.*/usr/s\{0,1\}bin/##p' | head -n 1)
  fi
  printf "'%s' (pid %s)" "$name" "$pid"
}
