package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.speech.Endpointer.End;
import dev.hatchline.telephony.speech.Recognizer.Result;
import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.Understanding.Meaning;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Listens for one answer: when somebody speaks, when it was all, and what it was. */
final class AnswerWatch implements Watch {
  /** Speech that is no word has to have a pitch for so long; else it was noise. */
  static final int SPEECH_VOICED = 5;

  private final Answers answers;
  private final Endpointer endpointer;
  private final Lane lane;
  private final AnswerListener listener;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private final List<Word> gathered = new ArrayList<>();
  private boolean told;
  private boolean over;
  private long began;
  private int voiced;
  private String partial = "";
  private long changed;

  /**
   * An utterance that was asked about.
   *
   * @param voiced frames with a pitch in it
   */
  private record Asked(End why, int voiced) {}

  AnswerWatch(Answers answers, Lane lane, AnswerListener listener) {
    this.answers = answers;
    this.endpointer = new Endpointer(answers);
    this.lane = lane;
    this.listener = listener;
  }

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public void sound(Sound sound, Recent recent) {
    if (over) {
      return;
    }
    if (lane.open()) {
      lane.send(sound);
    } else if (recent.rises()) {
      lane.open(recent);
      began = recent.now();
      changed = began;
      partial = "";
      voiced = 0;
    } else {
      return;
    }
    voiced += sound.voiced() ? 1 : 0;
    if (!told && recent.speaks()) {
      began();
    }
    End end = endpointer.end(so(recent));
    if (end != End.NOT_YET) {
      lane.finish();
      lane.shut();
      asked.addLast(new Asked(end, voiced));
    }
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
      // The partial promised more than there is: what is missing may still come.
      return;
    }
    switch (Understanding.of(answers, gathered)) {
      case Meaning.Said(Utterance utterance) -> tell(() -> listener.heard(utterance));
      case Meaning.Other() when question.voiced >= SPEECH_VOICED -> tell(listener::notUnderstood);
      case Meaning.Other(), Meaning.Nothing() -> noise();
    }
  }

  private boolean fewer() {
    return answers instanceof Answers.Series(_, int complete)
        && gathered.stream().filter(word -> !word.text().equals(Recognizer.UNKNOWN)).count()
            < complete;
  }

  private void tell(Runnable answer) {
    over = true;
    if (!told) {
      began();
    }
    answer.run();
  }

  /** It was nothing, and listening goes on. */
  private void noise() {
    gathered.clear();
    if (told) {
      told = false;
      listener.onlyNoise();
    }
  }

  /** What was stopped for it goes on. */
  @Override
  public void lost() {
    noise();
  }

  @Override
  public void close() {
    over = true;
    lane.close();
  }
}
