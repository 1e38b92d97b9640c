package dev.hatchline.conf;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How customers' cases are kept, for whom customers wait, and what may be given them.
 *
 * @param comeBack so long after it was solved a case is opened again by its customer
 * @param goesOn who comes again so soon goes on where they were
 * @param messagesRing whether messages ring agents' phones, like calls; else they are at the desk
 */
public record CaseRules(
    Duration comeBack, Duration goesOn, boolean messagesRing, Affinity affinity, Credits credits) {
  static final CaseRules DEFAULT =
      new CaseRules(
          Duration.ofDays(7), Duration.ofMinutes(10), true, Affinity.DEFAULT, Credits.NOTHING);

  /** More is no patience. */
  static final Duration PATIENCE_MAX = Duration.ofMinutes(30);

  static final Duration DAYS_MAX = Duration.ofDays(365);

  /**
   * How long a customer waits for an agent who knows the case before anybody else is rung.
   *
   * @param last for the one who talked to them last
   * @param owner for the one to whom the case was given by hand
   * @param goesOn for the last one, when the customer goes on where they were
   * @param recent who talked longer ago than this knows no more than others
   */
  public record Affinity(Duration last, Duration owner, Duration goesOn, Duration recent) {
    static final Affinity DEFAULT =
        new Affinity(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofDays(30));

    static final Affinity OFF =
        new Affinity(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /** How much somebody may give. */
  public enum Role {
    AGENT("agent"),
    SENIOR("senior"),
    SUPERVISOR("supervisor");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    /** As the operator's file says it. */
    public String word() {
      return word;
    }
  }

  /**
   * Goodwill credits.
   *
   * @param currency ISO 4217
   * @param max most that a role may give in one case of weight 1, 2 and 3, in whole units of the
   *     currency; who is not named gives nothing
   * @param seniors extensions
   * @param supervisors extensions
   * @param to the webhook that books them; without one they are only written down
   */
  public record Credits(
      String currency,
      Map<Role, List<Integer>> max,
      Set<String> seniors,
      Set<String> supervisors,
      Optional<String> to) {
    static final Credits NOTHING =
        new Credits("EUR", Map.of(), Set.of(), Set.of(), Optional.empty());

    /** More is a matter for the company's own system. */
    static final int UNITS_MAX = 10_000;

    /** How many weights a case may have. */
    static final int WEIGHTS = 3;

    public Credits {
      Map<Role, List<Integer>> copy = new EnumMap<>(Role.class);
      max.forEach((role, byWeight) -> copy.put(role, List.copyOf(byWeight)));
      max = Map.copyOf(copy);
      seniors = Set.copyOf(seniors);
      supervisors = Set.copyOf(supervisors);
    }

    /** The role of the agent with this extension. */
    public Role role(String extension) {
      if (supervisors.contains(extension)) {
        return Role.SUPERVISOR;
      }
      return seniors.contains(extension) ? Role.SENIOR : Role.AGENT;
    }
  }
}
