package dev.hatchline.call.control;

import java.util.List;
import java.util.Optional;

/**
 * The house's choices at a moment, as callers may say them. Before the flow they were just asked.
 * In line nobody asked them, and they talk to others: there a choice counts only said alone. What
 * it leads to is not asked about again, so that a doubtful one is none anywhere; but who seems to
 * decline loses nothing by it, and would by being taken for silent.
 */
public record SpokenOffer(List<Choice> choices) {
  /** The house speaks English, whatever the flow does. */
  public static final String LANGUAGE = "en";

  /** Nothing is offered. */
  public static final SpokenOffer NOTHING = new SpokenOffer(List.of());

  /** Less is taken for talk that was not meant for us; of the least certain word, 0 to 1. */
  static final double CONFIDENCE_MIN = 0.9;

  /** The same of what changes nothing that was promised. */
  static final double DECLINED_MIN = 0.5;

  public SpokenOffer {
    choices = List.copyOf(choices);
  }

  /** What this call is offered now. */
  public static SpokenOffer to(Call call) {
    return new SpokenOffer(Choice.of(call));
  }

  /** What stands for a choice; the keys' names are known to every model. */
  static List<String> phrases(Choice choice) {
    return switch (choice) {
      case AUTOMATION -> List.of("one", "menu", "main menu");
      case CALLBACK -> List.of("two", "callback", "call me back");
      case MESSAGE -> List.of("three", "leave a message");
      case MUSIC -> List.of("nine", "music off", "music on");
      case ACCEPTED -> List.of("one", "yes");
      case DECLINED -> List.of("two", "no");
    };
  }

  /** All that may be said. */
  public List<String> phrases() {
    return choices.stream().map(SpokenOffer::phrases).flatMap(List::stream).toList();
  }

  /** Whether a phrase counts only alone: nobody was asked for it. */
  public boolean onlyAlone() {
    return choices.stream()
        .anyMatch(choice ->
            switch (choice) {
              case AUTOMATION, CALLBACK, MESSAGE, MUSIC -> true;
              case ACCEPTED, DECLINED -> false;
            });
  }

  /**
   * The choice that is meant, if one is.
   *
   * @param confidence of the least certain word, 0 to 1
   */
  public Optional<Choice> meant(String words, double confidence) {
    return choices.stream()
        .filter(choice -> confidence >= needed(choice))
        .filter(choice -> phrases(choice).contains(words))
        .findFirst();
  }

  private static double needed(Choice choice) {
    return switch (choice) {
      case DECLINED -> DECLINED_MIN;
      case AUTOMATION, CALLBACK, MESSAGE, MUSIC, ACCEPTED -> CONFIDENCE_MIN;
    };
  }
}
