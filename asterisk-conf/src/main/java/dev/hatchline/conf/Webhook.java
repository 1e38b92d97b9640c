package dev.hatchline.conf;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * An address of the company's that is told what happens; docs/webhooks.md describes the events.
 *
 * @param name 1 to 40 small letters, digits or {@code -}
 * @param url http or https, with a host, without user and fragment
 * @param events which of {@link #EVENTS} it is told, at least one
 * @param secret name of a file in the secrets folder; what is sent is signed with its one line
 */
public record Webhook(String name, URI url, Set<String> events, Numbers numbers, String secret) {
  /** Each has a thread, and its place in the outbox. */
  public static final int WEBHOOKS_MAX = 10;

  /** What there is to be told. */
  public static final List<String> EVENTS =
      List.of(
          "call.arrived",
          "call.bridged",
          "call.ended",
          "callback.promised",
          "callback.state",
          "callback.closed",
          "agent.state",
          "case.opened",
          "case.changed",
          "case.solved",
          "case.reopened",
          "case.closed",
          "case.merged",
          "case.credited",
          "case.promise-broken");

  /** Money that was given; see {@code credits.to}. */
  public static final String CREDITED = "case.credited";

  public Webhook {
    events = Set.copyOf(events);
  }

  /** How the numbers of customers are sent. */
  public enum Numbers {
    /** The last three digits alone. */
    MASKED("masked"),
    FULL("full");

    private final String word;

    Numbers(String word) {
      this.word = word;
    }

    /** As the operator's file says it. */
    public String word() {
      return word;
    }
  }
}
