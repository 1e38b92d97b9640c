# shellcheck shell=bash
# Bounds the logs of programs that do not bound their own. Their writers append (O_APPEND), so a
# copy is kept and the file itself is emptied; no writer need know.

readonly LOG_MAX_BYTES=10000000 # 10 MB a file
readonly LOG_KEEP=3             # so many old ones are kept of each
# shellcheck disable=SC2034 # for the supervisor
readonly ROTATE_EVERY_MS=10000

# rotate_all: every log of Asterisk's and our own, but engine.log, which the engine rolls itself (to
# engine.1.log and so on).
rotate_all() {
  local file
  while read -r -d '' file; do rotate "$file"; done < <(
    find "$HATCHLINE_HOME/asterisk/log" "$HATCHLINE_HOME/log" -maxdepth 1 -type f \
      -size "+$((LOG_MAX_BYTES / 1024))k" ! -name 'engine*.log*' ! -name '*.[0-9]' -print0 2>/dev/null
  )
}

# rotate FILE: FILE.1 is the newest old one. If there is no room for a copy, it is only emptied.
rotate() {
  local file=$1 number
  for ((number = LOG_KEEP; number > 1; number--)); do
    if [[ -f $file.$((number - 1)) ]]; then mv -f "$file.$((number - 1))" "$file.$number" || true; fi
  done
  cp "$file" "$file.1" 2>/dev/null || rm -f "$file.1"
  : >"$file" || true
}
