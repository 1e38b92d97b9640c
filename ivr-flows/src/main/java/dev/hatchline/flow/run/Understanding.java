package dev.hatchline.flow.run;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.YesNoWords;
import dev.hatchline.flow.heard.Hearer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is understood of what a caller says, in the language that is spoken at the moment. */
final class Understanding {
  /** What is less sure is asked about, or is not taken: of the least certain word, 0 to 1. */
  static final double SURE = 0.8;

  private final Supplier<String> language;
  private final EscapeWords escapes;

  /**
   * In one call.
   *
   * @param language that is spoken at the moment
   */
  Understanding(Supplier<String> language, EscapeWords escapes) {
    this.language = language;
    this.escapes = escapes;
  }

  String language() {
    return language.get();
  }

  /** Empty where keys do all. */
  Optional<Hearer> hearer() {
    return Hearer.of(language());
  }

  /** What opens the hatch. */
  List<String> escapes() {
    return escapes.of(language());
  }

  /** Escape words are heard below; should one come as far as this, it is the hatch here, too. */
  void letThrough(String said) {
    escapes
        .in(language(), said)
        .ifPresent(escape -> {
          throw new HatchOpened(escape);
        });
  }

  /** Listens for one of these. */
  Listening oneOf(Duration silence, List<String> phrases) {
    return phrases.isEmpty()
        ? new Listening(silence)
        : new Listening(silence, new Expected.OneOf(phrases));
  }

  /** Listens for what is typed as a rule, said in words. */
  Listening series(Node.Ask ask) {
    return series(ask.as(), ask.tries().quiet());
  }

  /** The same of what is asked for in another way. */
  Listening series(Entry as, Duration silence) {
    return hearer()
        .filter(hearer -> !hearer.phrases(as).isEmpty())
        .<Expected>map(hearer -> new Expected.Series(hearer.phrases(as), hearer.complete(as)))
        .map(series -> new Listening(silence, series))
        .orElseGet(() -> new Listening(silence));
  }

  /** The words of the ask; those of the language where it has none of its own. */
  YesNoWords yesNo(YesNoWords words) {
    return words.equals(YesNoWords.DEFAULT) ? hearer().map(Hearer::yesNo).orElse(words) : words;
  }
}
