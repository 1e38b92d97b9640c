package dev.hatchline.flow.run;

import dev.hatchline.flow.Node.Ask;
import dev.hatchline.flow.YesNoWords;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * "Did I hear …?", asked once: by yes, or its key, it is so. Whatever else comes, or nothing, makes
 * a failed try of it, and what was asked is asked anew: keys that were typed into the question are
 * none of the next one.
 */
final class Doubts {
  private final Keyboard keyboard;

  Doubts(Keyboard keyboard) {
    this.keyboard = keyboard;
  }

  /**
   * Asks.
   *
   * @param what was heard, as it is spoken
   * @param silence that counts as no
   */
  boolean isRight(String what, Duration silence) {
    Understanding understood = keyboard.understood();
    if (understood.hearer().isEmpty()) {
      return false;
    }
    YesNoWords words = understood.hearer().get().yesNo();
    List<String> phrases = Stream.concat(words.yes().all(), words.no().all()).toList();
    Listening listening = understood.oneOf(silence, phrases);
    return switch (keyboard.ask(understood.hearer().get().question(what), listening)) {
      case Heard.Key(char key) -> {
        if (key == '0') {
          // Pressed as a digit too many, heard as a choice: where there are choices 0 is the hatch.
          throw new HatchOpened("0");
        }
        if (key != Ask.TAKE && key != Ask.OTHER) {
          keyboard.forget();
        }
        yield key == Ask.TAKE;
      }
      case Heard.Said(String said, _) -> {
        understood.letThrough(said);
        yield words.yes().all().anyMatch(said::equals);
      }
      case Heard.NotUnderstood _, Heard.Silence _, Heard.Finished _ -> false;
    };
  }
}
