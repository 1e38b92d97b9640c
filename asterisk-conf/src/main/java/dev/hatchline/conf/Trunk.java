package dev.hatchline.conf;

import java.util.List;

/** The way to the public network. */
public sealed interface Trunk {

  /** No carrier: calls to the outside go to a loopback address, where a test phone may listen. */
  record Loopback() implements Trunk {}

  /**
   * A carrier that knows us by a user name and a password.
   *
   * @param passwordSecret name of the file in the secrets folder that holds the password
   */
  record Registration(String host, int port, String user, String passwordSecret) implements Trunk {}

  /**
   * A carrier that knows us by our address, and we it by its own.
   *
   * @param host where our calls go
   * @param from further addresses or networks ({@code 192.0.2.0/24}) its calls may come from
   */
  record Address(String host, int port, List<String> from) implements Trunk {
    public Address {
      from = List.copyOf(from);
    }
  }
}
