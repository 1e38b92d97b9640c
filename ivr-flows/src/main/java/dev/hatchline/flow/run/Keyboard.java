package dev.hatchline.flow.run;

import dev.hatchline.flow.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The caller with the one key that may have been pressed where nothing was asked: whoever asks next
 * hears it first. Prompts are filled in here.
 */
final class Keyboard {
  /** Nobody types more keys ahead. */
  private static final int AHEAD_MAX = 100;

  private final Caller caller;
  private final Values values;
  private final Understanding understood;
  private @Nullable Character ahead;

  Keyboard(Caller caller, Values values, Understanding understood) {
    this.caller = caller;
    this.values = values;
    this.understood = understood;
  }

  /** What is understood of what they say. */
  Understanding understood() {
    return understood;
  }

  /** Whether whatever is said can be understood at this moment. */
  boolean hearsFreely() {
    return caller.hearsFreely();
  }

  /** Says something, unless a key waits already. */
  void say(Prompt prompt) {
    if (ahead == null) {
      values.fill(prompt).map(caller::say).ifPresent(this::keep);
    }
  }

  /** In which language the house speaks to this caller by itself. */
  String house() {
    return values.house();
  }

  /** Says what the house has to say, in that language; nothing, if there is nothing. */
  void house(String words) {
    if (!words.isBlank()) {
      say(Prompt.spoken(house(), words));
    }
  }

  /** The first key after the prompt; empty is silence. */
  Optional<Character> ask(Prompt prompt, Duration silence) {
    return key(ask(prompt, new Listening(silence)));
  }

  /** The first key after the prompt, or what is said that is listened for, or silence. */
  Heard ask(Prompt prompt, Listening listening) {
    return waiting()
        .<Heard>map(Heard.Key::new)
        .orElseGet(() ->
            values
                .fill(prompt)
                .map(filled -> caller.ask(filled, listening))
                .orElseGet(() -> caller.listen(listening)));
  }

  /** The next key without a prompt; empty is silence. */
  Optional<Character> listen(Duration silence) {
    return waiting().or(() -> key(caller.listen(new Listening(silence))));
  }

  /** What keys are from now on. */
  void collecting(boolean digits) {
    caller.collecting(digits);
  }

  /** Waits for work; keys are kept. */
  void during(CompletionStage<?> work) {
    caller.during(work);
  }

  /**
   * Lets go of keys typed ahead: nobody can have foreseen what comes now. A {@code 0} among them is
   * the hatch, as it is where there are choices.
   */
  void forget() {
    Optional<Character> key = listen(Duration.ZERO);
    for (int keys = 0; key.isPresent() && keys < AHEAD_MAX; keys++) {
      if (key.get() == '0') {
        throw new HatchOpened("0");
      }
      key = listen(Duration.ZERO);
    }
  }

  /** Puts a key back: it belongs to what is asked next. */
  void unread(char key) {
    ahead = key;
  }

  private void keep(Heard heard) {
    key(heard).ifPresent(this::unread);
  }

  private Optional<Character> waiting() {
    Optional<Character> waiting = Optional.ofNullable(ahead);
    ahead = null;
    return waiting;
  }

  private static Optional<Character> key(Heard heard) {
    return switch (heard) {
      case Heard.Key pressed -> Optional.of(pressed.key());
      case Heard.Said _, Heard.NotUnderstood _, Heard.Silence _, Heard.Finished _ ->
          Optional.empty();
    };
  }
}
