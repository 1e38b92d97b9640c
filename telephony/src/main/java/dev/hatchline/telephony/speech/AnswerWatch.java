package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.speech.Endpointer.End;
import dev.hatchline.telephony.speech.Recognizer.Result;
import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.Understanding.Meaning;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens for one answer: when somebody speaks, when it was all, and what it was. */
final class AnswerWatch implements Watch {
  /** Speech that is no word has to have a pitch for so long; else it was noise. */
  static final int SPEECH_VOICED = 5;

  /** How long the rest of a series is waited for that seemed whole: as for any next digit. */
  static final long REST_SILENCE = Sound.millis(Answers.SERIES.toMillis());

  private final Answers answers;
  private final Endpointer endpointer;
  private final Lane lane;
  private final Spent spent;
  private final AnswerListener listener;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private final List<Word> gathered = new ArrayList<>();
  private boolean told;
  private boolean over;
  private boolean quietBefore;
  private long began;
  private int voiced;
  private String partial = "";
  private long changed;

  /** Its partial was complete and its result is not: what is missing may still come. */
  private @Nullable Asked unfinished;

  /**
   * An utterance that was asked about.
   *
   * @param to its end, in the call
   * @param paused whether the caller was silent there
   * @param quiet whether there was silence before it
   * @param voiced frames with a pitch in it
   */
  private record Asked(End why, long to, boolean paused, boolean quiet, int voiced) {}

  /**
   * @param spent what has answered another question already
   */
  AnswerWatch(Answers answers, Lane lane, Spent spent, AnswerListener listener) {
    this.answers = answers;
    this.endpointer = new Endpointer(answers);
    this.lane = lane;
    this.spent = spent;
    this.listener = listener;
  }

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public void sound(Sound sound, Recent recent) {
    if (over || spent.goesOn()) {
      return;
    }
    if (lane.open()) {
      lane.send(sound);
    } else if (recent.rises()) {
      open(recent);
    } else {
      if (unfinished != null && asked.isEmpty() && recent.silence() >= REST_SILENCE) {
        answer(unfinished, recent);
      }
      return;
    }
    voiced += sound.voiced() ? 1 : 0;
    if (!told && recent.speaks()) {
      began();
    }
    End end = nothingMore(recent) ? End.SILENCE : endpointer.end(so(recent));
    if (end != End.NOT_YET) {
      boolean paused = recent.silence() >= Spent.PAUSE;
      lane.finish();
      lane.shut();
      asked.addLast(new Asked(end, recent.now(), paused, quietBefore, voiced));
    }
  }

  private void open(Recent recent) {
    lane.open(recent, spent.to());
    quietBefore = recent.roseAfter(Sound.millis(Answers.WORD.toMillis()));
    began = recent.now();
    changed = began;
    partial = "";
    voiced = 0;
  }

  /** Where noise never pauses no silence ends what is waited for. */
  private boolean nothingMore(Recent recent) {
    return unfinished != null && recent.now() - changed >= REST_SILENCE;
  }

  private Endpointer.So so(Recent recent) {
    StringBuilder text = new StringBuilder();
    gathered.forEach(word -> text.append(word.text()).append(' '));
    return new Endpointer.So(
        text.append(partial).toString(),
        recent.now() - changed,
        recent.silence(),
        recent.now() - began);
  }

  private void began() {
    told = true;
    listener.began();
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
    if (over || asked.isEmpty()) {
      return;
    }
    Asked question = asked.removeFirst();
    gathered.addAll(result.words());
    if (question.why == End.COMPLETE && fewer()) {
      // Ended at once, a caller who was in the middle of a number had it cut; so what is missing
      // may come for as long as between any two digits, and no longer.
      unfinished = question;
    } else {
      answer(question, recent);
    }
  }

  private void answer(Asked question, Recent recent) {
    unfinished = null;
    Meaning meaning = Understanding.of(answers, gathered);
    boolean amidTalk = answers instanceof Answers.Alone && !question.quiet;
    switch (meaning) {
      case Meaning.Said(Utterance utterance) when !amidTalk ->
          tell(question, recent, () -> listener.heard(utterance));
      case Meaning.Said _, Meaning.Other _ when question.voiced >= SPEECH_VOICED ->
          tell(question, recent, listener::notUnderstood);
      case Meaning.Said _, Meaning.Other _, Meaning.Nothing _ -> noise();
    }
  }

  /** Some of the series is there, and not all of it. */
  private boolean fewer() {
    long known = gathered.stream().filter(word -> !word.text().equals(Recognizer.UNKNOWN)).count();
    return answers instanceof Answers.Series(_, int complete) && known > 0 && known < complete;
  }

  private void tell(Asked question, Recent recent, Runnable answer) {
    over = true;
    if (question.paused) {
      spent.upTo(question.to);
    } else {
      spent.word(recent);
    }
    if (!told) {
      began();
    }
    answer.run();
  }

  /**
   * The question has its answer, or is asked no more. Of what somebody begins to say just now it is
   * not known yet whether it is speech: that may be for the next one.
   */
  void settled(Recent recent) {
    if (!over && told) {
      spent.talk(recent);
    }
  }

  /** It was nothing, and listening goes on. */
  private void noise() {
    nothing(listener::onlyNoise);
  }

  private void nothing(Runnable tells) {
    gathered.clear();
    if (told) {
      told = false;
      tells.run();
    }
  }

  /** What was stopped for it goes on. */
  @Override
  public void lost() {
    nothing(listener::lost);
  }

  @Override
  public void close() {
    over = true;
    lane.close();
  }
}
