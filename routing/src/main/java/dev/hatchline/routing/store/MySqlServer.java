package dev.hatchline.routing.store;

/** A MySQL server and our user there. */
public record MySqlServer(String host, int port, String database, String user, String password) {
  /** Without the password: it may stand in a log. */
  @Override
  public String toString() {
    return "%s@%s:%d/%s".formatted(user, host, port, database);
  }
}
