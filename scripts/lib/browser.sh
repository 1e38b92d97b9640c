# shellcheck shell=bash
# A browser without a screen, with which the tests read the page. Only tests need it.

# browser_fetch: exports HATCHLINE_BROWSER, the program to start. Debian has one in each release;
# Ubuntu has it only as a snap, so there an installed one is taken.
browser_fetch() {
  local source program
  if [[ -z ${HATCHLINE_BROWSER:-} ]]; then
    if [[ $(os_field ID) == debian ]]; then
      # The machine's own release, so that the browser runs on the machine's own loader and libc.
      source=$(tool_suite "$(os_field VERSION_CODENAME)") || exit
      tool_fetch browser "$source" browser_finish chromium-headless-shell fonts-inter
      HATCHLINE_BROWSER=$HATCHLINE_TOOLS/browser/bin/browser
    else
      for program in chromium chromium-browser google-chrome; do
        HATCHLINE_BROWSER=$(command -v "$program") && break
      done
    fi
  fi
  [[ -x ${HATCHLINE_BROWSER:-} ]] ||
    fail "the tests of the page need a browser (found: '${HATCHLINE_BROWSER:-none}');" \
      "install Chromium or Chrome, or name one in HATCHLINE_BROWSER"
  export HATCHLINE_BROWSER
}

# browser_finish ROOT: the launcher, and the fonts of this folder alone, so that pictures are the
# same everywhere. Chromium starts itself again and again through /proc/self/exe, which would be the
# loader if we brought our own (as for Asterisk); so the machine's runs it, with the machine's libc.
browser_finish() {
  local root=$1 document
  browser_prune "$root"
  cat >"$root/fonts.conf" <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>system-ui</family><prefer><family>Inter</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
FONTS
  rm -f "$root/bin"
  mkdir "$root/bin"
  cat >"$root/bin/browser" <<'LAUNCHER'
#!/bin/sh
# Chromium without a screen, with the libraries and fonts of this folder.
ROOT=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd -P) || exit 127
LIB=$ROOT/usr/lib/x86_64-linux-gnu
LD_LIBRARY_PATH=$ROOT/usr/lib/chromium:$LIB:$LIB/pulseaudio
FONTCONFIG_FILE=$ROOT/fonts.conf
export LD_LIBRARY_PATH FONTCONFIG_FILE
exec "$ROOT/usr/lib/chromium/chromium-headless-shell" "$@"
LAUNCHER
  chmod 755 "$root/bin/browser"
  document=$(HOME=$root/.try "$root/bin/browser" --no-sandbox --disable-gpu \
    --user-data-dir="$root/.try" --dump-dom about:blank 2>"$root/.try.log") || true
  [[ $document == *'<html>'* ]] ||
    fail "the unpacked browser does not start: $(tail -n 1 "$root/.try.log")"
  rm -rf "$root/.try" "$root/.try.log"
}

# browser_prune ROOT: takes out glibc, whose parts and loader must be of one make, and 190 MB that
# a browser without a screen never opens (drivers of graphics cards and their compiler).
browser_prune() {
  (
    cd "$1/usr/lib/x86_64-linux-gnu" || exit
    rm -f ld-linux-x86-64.so.2 libnss_{compat,dns,files,hesiod}.so.2
    rm -f lib{anl,BrokenLocale,c,dl,m,mvec,nsl,pthread,resolv,rt,thread_db,util}.so.?
    rm -rf dri gconv libLLVM*.so* libz3.so* ../chromium/libVkLayer_*
  ) && rm -rf "$1/usr/lib64/ld-linux-x86-64.so.2" "$1"/usr/share/{doc,locale,man}
}
