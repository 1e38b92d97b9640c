package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An ear that may have to wait for a seat. Until then it hears nothing, and remembers what it has
 * to know when it does: the tongue, how far the prompt has come, and what is listened for.
 */
final class SeatedEar implements Ear {
  private final long number;
  private final Function<Tongue, Ear> opens;
  private final EarListener listener;
  private Runnable leaves = () -> {};

  /** Guarded by the hearing that seats it. */
  boolean seated;

  private Tongue tongue;
  private @Nullable Pcm prompt;
  private int played;
  private @Nullable Wanted wanted;
  private @Nullable Ear ear;
  private boolean over;

  /** What is listened for, and who is told. */
  private record Wanted(Answers answers, AnswerListener told) {}

  /**
   * Hears nothing yet.
   *
   * @param number of its call; the elder the smaller
   * @param opens the ear that hears
   */
  SeatedEar(long number, Function<Tongue, Ear> opens, Tongue tongue, EarListener listener) {
    this.number = number;
    this.opens = opens;
    this.tongue = tongue;
    this.listener = listener;
  }

  /** What is to be done when it is closed; before anything else. */
  void leaves(Runnable then) {
    leaves = then;
  }

  long number() {
    return number;
  }

  /** Hears from now on, from its beginning. */
  synchronized void begin() {
    if (!over) {
      ear = opens.apply(tongue);
    }
  }

  /** Hears from now on, after it was deaf. */
  synchronized void admit() {
    if (over) {
      return;
    }
    listener.hears();
    Ear opened = opens.apply(tongue);
    ear = opened;
    if (prompt != null && played < prompt.length()) {
      opened.playing(prompt.slice(played, prompt.length() - played));
    }
    if (wanted != null) {
      opened.listen(wanted.answers(), wanted.told());
    }
  }

  @Override
  public synchronized void audio(Pcm pcm) {
    if (ear != null) {
      ear.audio(pcm);
    } else {
      // As much as comes from the caller is played to them meanwhile.
      played += pcm.length();
    }
  }

  @Override
  public synchronized void tongue(Tongue spoken) {
    tongue = spoken;
    if (ear != null) {
      ear.tongue(spoken);
    }
  }

  @Override
  public synchronized void playing(Pcm next) {
    if (ear != null) {
      ear.playing(next);
    } else {
      prompt = next;
      played = 0;
    }
  }

  @Override
  public synchronized void played() {
    if (ear != null) {
      ear.played();
    } else {
      prompt = null;
    }
  }

  @Override
  public synchronized void listen(Answers answers, AnswerListener told) {
    if (ear != null) {
      ear.listen(answers, told);
    } else {
      wanted = new Wanted(answers, told);
    }
  }

  @Override
  public synchronized void answered() {
    if (ear != null) {
      ear.answered();
    } else {
      wanted = null;
    }
  }

  @Override
  public synchronized void overtaken() {
    if (ear != null) {
      ear.overtaken();
    } else {
      wanted = null;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      if (ear != null) {
        ear.close();
      }
    }
    leaves.run();
  }
}
