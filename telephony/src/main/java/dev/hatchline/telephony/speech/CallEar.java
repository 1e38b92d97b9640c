package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ear of one call over a recogniser. All that happens is brought onto one thread, in the order
 * in which it came, and decided there.
 *
 * <pre>
 *   audio ──→ Listening ──→ EscapeWatch ──→ Lane ──→ stream of escape words
 *                 ↑     └─→ AnswerWatch ──→ Lane ──→ stream of answers, while listened for
 *   playing ──────┘                    └──→ began, heard …
 * </pre>
 *
 * <p>Time is the caller's sound: 8,000 samples are a second, whatever a clock says.
 */
final class CallEar implements Ear {
  /** Pieces of sound that may wait for the thread, 2 s; what comes on top is not heard. */
  static final int WAITING_MAX = 100;

  private final Recognizer recognizer;
  private final EarListener listener;
  private final Executor thread;
  private final AtomicInteger waiting = new AtomicInteger();

  // The thread's own.
  private final Listening listening = new Listening();
  private final Deafness deafness = new Deafness();
  private Tongue tongue;
  private @Nullable Answers answers;
  private @Nullable AnswerListener answered;
  private @Nullable Watch escapes;
  private @Nullable Watch answer;
  private boolean over;

  /**
   * @param thread runs what it is given one after another, in order
   */
  CallEar(Recognizer recognizer, Tongue tongue, EarListener listener, Executor thread) {
    this.recognizer = recognizer;
    this.tongue = tongue;
    this.listener = listener;
    this.thread = thread;
  }

  /** Begins to hear; once. */
  CallEar open() {
    later(this::openBoth);
    return this;
  }

  private void later(Runnable what) {
    thread.execute(() -> {
      if (!over) {
        what.run();
      }
    });
  }

  @Override
  public void audio(Pcm pcm) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return;
    }
    thread.execute(() -> {
      waiting.decrementAndGet();
      if (!over) {
        listening.audio(pcm, this::sound);
      }
    });
  }

  @Override
  public void tongue(Tongue spoken) {
    later(() -> {
      if (!spoken.equals(tongue)) {
        tongue = spoken;
        shut();
        openBoth();
      }
    });
  }

  @Override
  public void playing(Pcm prompt) {
    later(() -> listening.echo().playing(prompt));
  }

  @Override
  public void played() {
    later(() -> listening.echo().played());
  }

  @Override
  public void listen(Answers listened, AnswerListener told) {
    later(() -> {
      answered = told;
      want(listened);
    });
  }

  @Override
  public void answered() {
    later(() -> want(null));
  }

  @Override
  public void close() {
    later(() -> {
      over = true;
      shut();
    });
  }

  private void sound(Sound sound, Recent recent) {
    switch (deafness.at(recent.now())) {
      case NOTHING -> {}
      case TRY -> openBoth();
      case HEARS -> listener.hears();
    }
    for (Watch watch : watches()) {
      watch.sound(sound, recent);
    }
  }

  private List<Watch> watches() {
    return Stream.of(escapes, answer).flatMap(Stream::ofNullable).toList();
  }

  private void want(@Nullable Answers wanted) {
    answers = wanted;
    openAnswer();
  }

  private void openBoth() {
    if (!tongue.escapes().isEmpty()) {
      List<String> grammar = new ArrayList<>(tongue.escapes());
      grammar.add(Recognizer.RIVALS);
      Lane lane = new Lane();
      escapes =
          new EscapeWatch(
              new EscapeSpotter(tongue.escapes(), EscapeSpotter.Limits.STANDARD),
              () -> tongue.alone() || answers instanceof Answers.Free,
              lane,
              listener::escaped);
      open(lane, grammar, escapes);
    }
    openAnswer();
  }

  private void openAnswer() {
    if (answer != null) {
      answer.close();
      answer = null;
    }
    Answers wanted = answers;
    if (wanted != null && answered != null && !deafness.deaf()) {
      Lane lane = new Lane();
      answer = new AnswerWatch(wanted, lane, answered);
      open(lane, phrases(wanted), answer);
    }
  }

  private void open(Lane lane, List<String> phrases, Watch watch) {
    lane.to(recognizer.open(tongue.language(), phrases, new Told(watch)));
  }

  private static List<String> phrases(Answers answers) {
    return switch (answers) {
      case Answers.OneOf(List<String> phrases) -> phrases;
      case Answers.Series(List<String> phrases, _) -> phrases;
      case Answers.Free _ -> List.of();
    };
  }

  private void shut() {
    watches().forEach(Watch::close);
    escapes = null;
    answer = null;
  }

  /** What a stream tells, brought onto the thread; nothing of a stream that is no more ours. */
  private final class Told implements Recognizer.Listener {
    private final Watch watch;

    Told(Watch watch) {
      this.watch = watch;
    }

    private void ours(Runnable what) {
      later(() -> {
        if (watches().contains(watch)) {
          what.run();
        }
      });
    }

    @Override
    public void partial(String text, long at) {
      ours(() -> watch.partial(text, listening.recent()));
    }

    @Override
    public void result(Recognizer.Result result) {
      ours(() -> {
        watch.result(result, listening.recent());
        if (watch.over()) {
          want(null);
        }
      });
    }

    @Override
    public void lost(String why) {
      ours(() -> {
        watches().forEach(Watch::lost);
        shut();
        if (deafness.lost(listening.recent().now())) {
          listener.deaf(why);
        }
      });
    }
  }
}
