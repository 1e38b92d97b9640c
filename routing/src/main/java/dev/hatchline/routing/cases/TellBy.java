package dev.hatchline.routing.cases;

import java.util.Locale;
import java.util.Optional;

/**
 * How a customer wants to be told when something changes in their case. It is one of their answers,
 * so that it goes with the case wherever that goes, and a flow can ask for it: by a menu of the
 * name {@link #QUESTION} whose ways are called like the words.
 */
public enum TellBy {
  CALL,
  NOBODY;

  public static final String QUESTION = "tell-by";

  /** As in the API, and as the answer is kept. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a word; empty if it is none. */
  public static Optional<TellBy> of(String word) {
    for (TellBy way : values()) {
      if (way.word().equals(word)) {
        return Optional.of(way);
      }
    }
    return Optional.empty();
  }

  /** What this customer has chosen; nobody is told who has not. */
  public static TellBy of(Case c) {
    return chosen(c).orElse(NOBODY);
  }

  /** The same; empty of who has not been asked. */
  public static Optional<TellBy> chosen(Case c) {
    return c.dossier().answer(QUESTION).flatMap(answer -> of(answer.value()));
  }
}
