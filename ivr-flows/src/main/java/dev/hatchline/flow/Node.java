package dev.hatchline.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a flow: what the caller hears there, and where it leads. Named by its flow. */
public sealed interface Node {
  /** What is heard on coming here, if anything. */
  Optional<Prompt> heard();

  /** The names of the nodes that can come next; empty where the flow ends. */
  List<String> ways();

  /** Says something and goes on. */
  record Say(Prompt prompt, String then) implements Node {
    @Override
    public Optional<Prompt> heard() {
      return Optional.of(prompt);
    }

    @Override
    public List<String> ways() {
      return List.of(then);
    }
  }

  /**
   * Offers choices by key. Failed tries, silent or not understood, lead to a person.
   *
   * @param choices from the key to the name of the node; {@code 0} is never among them, for it is
   *     the hatch
   * @param silence the silence after the prompt that counts as a failed try
   * @param tries how many failed tries lead to a person
   */
  record Menu(Prompt prompt, Map<Character, String> choices, Duration silence, int tries)
      implements Node {
    public static final String KEYS = "123456789*#";
    public static final Duration WAIT_DEFAULT = Duration.ofSeconds(4);
    public static final Duration WAIT_MIN = Duration.ofSeconds(1);
    public static final Duration WAIT_MAX = Duration.ofSeconds(15);
    public static final int TRIES_DEFAULT = 2;
    public static final int TRIES_MAX = 3;

    public Menu {
      choices = Map.copyOf(choices);
      for (char key : choices.keySet()) {
        if (KEYS.indexOf(key) < 0) {
          throw new IllegalArgumentException("expected a key of " + KEYS + ", found " + key);
        }
      }
      if (silence.compareTo(WAIT_MIN) < 0 || silence.compareTo(WAIT_MAX) > 0) {
        throw new IllegalArgumentException(
            "expected a wait from " + WAIT_MIN + " to " + WAIT_MAX + ", found " + silence);
      }
      if (tries < 1 || tries > TRIES_MAX) {
        throw new IllegalArgumentException("expected 1 to " + TRIES_MAX + " tries, found " + tries);
      }
    }

    @Override
    public Optional<Prompt> heard() {
      return Optional.of(prompt);
    }

    @Override
    public List<String> ways() {
      return choices.values().stream().sorted().distinct().toList();
    }
  }

  /** The caller asks for a person: the flow ends, the line for {@code queue} begins. */
  record Queue(String queue, Optional<Prompt> heard) implements Node {
    @Override
    public List<String> ways() {
      return List.of();
    }
  }

  /** Says what to do, then the caller leaves a message: the flow ends. */
  record Message(Prompt prompt) implements Node {
    @Override
    public Optional<Prompt> heard() {
      return Optional.of(prompt);
    }

    @Override
    public List<String> ways() {
      return List.of();
    }
  }

  /** The call is over, by the caller's own choice. */
  record End(Optional<Prompt> heard) implements Node {
    @Override
    public List<String> ways() {
      return List.of();
    }
  }
}
