# shellcheck shell=bash
# A MySQL server of its own for the tests of the store. Only tests need it: an operator who keeps
# calls in MySQL brings a server.

readonly DEBIAN_MYSQL_SUITE=sid # the only Debian suite with MySQL 9 (tried: 9.7.4)
readonly MYSQL_FRESH_KB=200000  # an empty data folder (kB)

mysql_fetch() {
  local source
  source=$(tool_suite "$DEBIAN_MYSQL_SUITE") || exit
  tool_fetch mysql "$source" mysql_finish mysql-server-core
}

# mysql_finish ROOT: the launcher, and an empty data folder ('fresh') that each test copies, because
# making one takes longer than all else at a server's start.
mysql_finish() {
  local root=$1 said=$1/.said
  rm -rf "$root"/usr/share/{doc,locale,man,perl,perl5} "$root"/usr/lib/x86_64-linux-gnu/perl*
  find "$root/usr/bin" -mindepth 1 -delete
  launcher "$root" mysqld usr/sbin/mysqld
  "$root/bin/mysqld" --version || fail "the unpacked MySQL does not start"
  disk_room "$root" "$MYSQL_FRESH_KB" "the empty data folder of mysql"
  say "mysql: making an empty data folder"
  "$root/bin/mysqld" --no-defaults --initialize-insecure --user="$(id -un)" \
    --basedir="$root/usr" --datadir="$root/fresh" --secure-file-priv=NULL \
    --innodb-flush-method=nosync >"$said" 2>&1 ||
    fail "MySQL could not make its data folder: $(grep -F '[ERROR]' "$said" | head -n 1)"
  rm -f "$said" "$root/fresh/auto.cnf"
}
