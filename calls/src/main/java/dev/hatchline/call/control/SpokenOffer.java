package dev.hatchline.call.control;

import java.util.List;
import java.util.Optional;

/**
 * The house's choices at a moment, as callers may say them. Before the flow they were just asked.
 * In line nobody asked them, and they talk to others: there a choice counts only said alone. What
 * it leads to is not asked about again, so that a doubtful one is none anywhere; but who seems to
 * decline loses nothing by it, and would by being taken for silent.
 *
 * @param language in which they are said, without a country
 */
public record SpokenOffer(String language, List<Choice> choices) {
  /** Nothing is offered. */
  public static final SpokenOffer NOTHING = new SpokenOffer("", List.of());

  /** Less is taken for talk that was not meant for us; of the least certain word, 0 to 1. */
  static final double CONFIDENCE_MIN = 0.9;

  /** The same of what changes nothing that was promised. */
  static final double DECLINED_MIN = 0.5;

  public SpokenOffer {
    choices = List.copyOf(choices);
  }

  /** What this call is offered now, and may be said in this language. */
  public static SpokenOffer to(Call call, String language) {
    List<Choice> choices = Choice.of(call);
    return choices.isEmpty() || !ChoiceWords.has(language)
        ? NOTHING
        : new SpokenOffer(language, choices);
  }

  /** What stands for a choice. */
  List<String> phrases(Choice choice) {
    return ChoiceWords.of(language, choice);
  }

  /** All that may be said. */
  public List<String> phrases() {
    return choices.stream().map(this::phrases).flatMap(List::stream).toList();
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
