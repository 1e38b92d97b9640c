package dev.hatchline.telephony.speech;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is told of answers, and when.
 *
 * <ul>
 *   <li>Voices beside the caller, as of a television, stop a prompt for 2 s: who says no word of
 *       what is listened for by then does not speak to us. The prompt goes on, and nobody's voice
 *       stops one again before it has been quiet. Answers count all the same; once no prompt plays,
 *       who says a word of what is listened for begins one. Who talks on and on, and did so before
 *       anybody was asked, is such a voice, too.
 *   <li>What is no answer may be an escape word: nobody hears that they were not understood before
 *       that is known.
 * </ul>
 */
final class AnswerGate implements AnswerListener {
  /** Speech over a prompt, without a word of what is listened for. */
  static final long WORDLESS = Sound.millis(2_000);

  /** It is quiet: longer than after a series an answer takes to be over and recognised. */
  static final long QUIET = Sound.millis(1_800);

  /** So long it is waited for what the escape words' stream makes of it. */
  static final long HELD_MOST = Sound.millis(1_000);

  private final Recent recent;
  private final BooleanSupplier escapeMayCome;
  private @Nullable AnswerListener to;
  private boolean plays;

  /** It was told that somebody began, and nothing after it. */
  private boolean told;

  /** Somebody speaks, whether it was told or not. */
  private boolean speaks;

  private boolean overPrompt;
  private long began;
  private List<String> words = List.of();
  private long changed;
  private boolean beside;
  private boolean again;
  private boolean held;
  private long heldSince;

  /**
   * @param recent the sound of the call
   * @param escapeMayCome whether an escape word may come yet of what was said until now
   */
  AnswerGate(Recent recent, BooleanSupplier escapeMayCome) {
    this.recent = recent;
    this.escapeMayCome = escapeMayCome;
  }

  /** Whom to tell from now on; nobody when it is null. */
  void listens(@Nullable AnswerListener next) {
    to = next;
    told = false;
    speaks = false;
    held = false;
  }

  /** Whether a prompt plays from now on. */
  void plays(boolean prompt) {
    plays = prompt;
  }

  /** Whoever speaks now does not speak to us. */
  void beside() {
    beside = true;
  }

  @Override
  public void began() {
    speaks = true;
    words = List.of();
    if (!beside) {
      begin();
    }
  }

  private void begin() {
    if (to != null) {
      told = true;
      overPrompt = plays;
      began = recent.now();
      changed = began;
      to.began();
    }
  }

  /** What it sounds like so far. */
  void partial(String text) {
    List<String> known = Endpointer.known(text);
    if (!known.equals(words)) {
      words = known;
      changed = recent.now();
    }
  }

  /** Time goes on. */
  void sound() {
    if (told && overPrompt && wordless()) {
      beside = true;
      noise();
    }
    if (recent.silence() >= QUIET) {
      beside = false;
    }
    if (beside && speaks && !told && !plays && !words.isEmpty()) {
      begin();
    }
    look();
  }

  /**
   * Words that come and go are none; those that stay count for as long as none does. Who has said
   * all they wanted to is waited for: what it was is not known yet.
   */
  private boolean wordless() {
    long now = recent.now();
    return !held
        && recent.silence() < Spent.PAUSE
        && now - began >= WORDLESS
        && (words.isEmpty() || now - changed >= WORDLESS);
  }

  @Override
  public void onlyNoise() {
    speaks = false;
    noise();
  }

  private void noise() {
    nothing(AnswerListener::onlyNoise);
  }

  private void nothing(Consumer<AnswerListener> tells) {
    if (told && to != null) {
      told = false;
      tells.accept(to);
    }
  }

  @Override
  public void lost() {
    speaks = false;
    nothing(AnswerListener::lost);
  }

  @Override
  public void heard(Utterance utterance) {
    speaks = false;
    if (to != null) {
      begun(to);
      to.heard(utterance);
    }
  }

  @Override
  public void notUnderstood() {
    speaks = false;
    if (beside) {
      again = true;
      noise();
    } else {
      held = true;
      heldSince = recent.now();
      look();
    }
  }

  /** Tells what was held back, if nothing better can come of it. */
  void look() {
    boolean waits = escapeMayCome.getAsBoolean() && recent.now() - heldSince < HELD_MOST;
    if (held && !waits) {
      held = false;
      if (to != null) {
        begun(to);
        to.notUnderstood();
      }
    }
  }

  private void begun(AnswerListener listener) {
    if (!told) {
      listener.began();
    }
    told = false;
  }

  /** It was an escape word. */
  void escaped() {
    held = false;
  }

  /** True once: what was said was nobody's answer, and it has to be listened for again. */
  boolean again() {
    boolean was = again;
    again = false;
    return was;
  }
}
