package dev.hatchline.conf;

/** Where calls and messages are kept for reading later. */
public sealed interface Database {

  /** A file of the state folder; nothing to set up. */
  record Embedded() implements Database {}

  /**
   * A MySQL server of the operator's.
   *
   * @param passwordSecret name of the file in the secrets folder that holds the password
   */
  record MySql(String host, int port, String database, String user, String passwordSecret)
      implements Database {}
}
