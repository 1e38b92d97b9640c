package dev.hatchline.phones;

import java.util.List;

/** Who a phone is. */
public sealed interface Identity {

  /** An agent's phone: registers at the server with a user and a password. */
  record Agent(String user, String password, SipAddress server) implements Identity {}

  /** A caller nobody knows: does not register; its number, e.g. +12025550123, goes in From. */
  record Caller(String number, SipAddress server) implements Identity {}

  /**
   * The public network: listens at {@code own}, e.g. 127.0.0.2:5080, and is rung for the numbers.
   * baresip answers 404 for a number that is not listed.
   */
  record Carrier(SipAddress own, List<String> numbers) implements Identity {
    /** Copies the list; at least one number. */
    public Carrier {
      numbers = List.copyOf(numbers);
      if (numbers.isEmpty()) {
        throw new IllegalArgumentException("a carrier needs at least one number to answer for");
      }
    }
  }

  /** The user part of the phone's own SIP address. */
  default String user() {
    return switch (this) {
      case Agent agent -> agent.user();
      case Caller caller -> caller.number();
      case Carrier carrier -> carrier.numbers().getFirst();
    };
  }

  /** Where a number without a host is dialled: the server; for a carrier, itself. */
  default SipAddress peer() {
    return switch (this) {
      case Agent agent -> agent.server();
      case Caller caller -> caller.server();
      case Carrier carrier -> carrier.own();
    };
  }
}
