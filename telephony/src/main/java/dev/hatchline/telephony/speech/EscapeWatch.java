package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.speech.EscapeSpotter.Spotted;
import dev.hatchline.telephony.speech.Recognizer.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Watches a call for escape words: when to ask what was said, and what of it counts. In the first
 * second of a call's first prompt nobody can tell a soft voice from an echo yet: both are sent, and
 * whose words they were is decided when they are known.
 */
final class EscapeWatch implements Watch {
  /**
   * Silence after which an utterance is looked at. Shorter silences are inside of phrases (before
   * the "t" of "talk to someone"); longer ones are what the caller waits for a person.
   */
  static final long GAP = Sound.millis(260);

  /** In free speech and messages: the phrase counts with so much silence on both sides. */
  static final long ALONE = Sound.millis(400);

  /** Where noise never pauses: a phrase with which all ends for so long is looked at. */
  static final long STANDS = Sound.millis(800);

  /** Who speaks on and on is listened to in pieces of so much. */
  static final long LONGEST = Sound.millis(8_000);

  /** Of the phrase's time so much has to be the caller's sound, not our own coming back. */
  static final double OWN_SHARE = 0.5;

  private final Lane lane;
  private final EscapeSpotter spotter;
  private final BooleanSupplier alone;
  private final Consumer<String> escaped;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private long began;
  private boolean quietBefore;

  /** Something of this utterance was surely the caller's. */
  private boolean sure;

  /** Words counted only alone at some moment of this utterance. */
  private boolean talk;

  private long ended = Long.MIN_VALUE / 2;
  private String partial = "";
  private long changed;
  private Optional<String> waiting = Optional.empty();

  /**
   * An utterance that was asked about.
   *
   * @param quiet whether there was silence before it
   * @param finished whether silence ended it
   * @param talk whether words in it count only alone
   */
  private record Asked(boolean quiet, boolean finished, boolean talk) {}

  /**
   * @param alone whether escape words count only alone at this moment
   * @param escaped is told the phrase
   */
  EscapeWatch(EscapeSpotter spotter, BooleanSupplier alone, Lane lane, Consumer<String> escaped) {
    this.spotter = spotter;
    this.alone = alone;
    this.lane = lane;
    this.escaped = escaped;
  }

  @Override
  public void sound(Sound sound, Recent recent) {
    if (lane.open()) {
      lane.send(sound);
      sure |= sound.active();
      talk |= alone.getAsBoolean();
      if (recent.silenceMaybe() >= GAP) {
        ended = recent.now() - recent.silenceMaybe();
        ask(recent, true);
        lane.shut();
      } else if (sure && recent.silence() >= GAP) {
        // The caller is silent; an echo may go on.
        ask(recent, true);
      } else if (stands(recent) || recent.now() - began >= LONGEST) {
        ask(recent, false);
      }
    } else if (recent.risesMaybe()) {
      waiting = Optional.empty();
      lane.open(recent);
      begin(recent);
      quietBefore = sound.at() - ended >= ALONE;
    }
    if (recent.silence() >= ALONE) {
      waiting.ifPresent(escaped);
      waiting = Optional.empty();
    }
  }

  private boolean stands(Recent recent) {
    return recent.now() - changed >= STANDS && spotter.ends(partial);
  }

  private void begin(Recent recent) {
    began = recent.now();
    changed = began;
    partial = "";
    sure = false;
    talk = false;
  }

  private void ask(Recent recent, boolean finished) {
    lane.finish();
    asked.addLast(new Asked(quietBefore, finished, talk));
    quietBefore = false;
    begin(recent);
  }

  @Override
  public void partial(String text, Recent recent) {
    if (asked.isEmpty() && !text.equals(partial)) {
      partial = text;
      changed = recent.now();
    }
  }

  @Override
  public void result(Result result, Recent recent) {
    Asked question = asked.isEmpty() ? new Asked(false, false, false) : asked.removeFirst();
    boolean only = question.talk() || alone.getAsBoolean();
    Optional<Spotted> spotted =
        spotter.in(result.words(), only).filter(found -> callers(found, recent));
    if (!only) {
      spotted.map(Spotted::phrase).ifPresent(escaped);
    } else if (question.quiet && question.finished && !lane.open()) {
      // The silence after it is not over: the next frames tell.
      waiting = spotted.map(Spotted::phrase);
    }
  }

  @Override
  public boolean pending() {
    return lane.open() || !asked.isEmpty();
  }

  private boolean callers(Spotted found, Recent recent) {
    return recent.share(lane.inCall(found.from()), lane.inCall(found.to())) >= OWN_SHARE;
  }

  @Override
  public void close() {
    lane.close();
  }
}
