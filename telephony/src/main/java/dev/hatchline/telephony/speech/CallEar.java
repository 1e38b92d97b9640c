package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The ear of one call over a recogniser. All that happens is brought onto one thread, in the order
 * in which it came, and decided there.
 *
 * <pre>
 *   audio ──→ Listening ──→ EscapeWatch ──→ Lane ──→ stream of escape words
 *                 ↑     └─→ AnswerWatch ──→ Lane ──→ stream of answers, while listened for
 *   playing ──────┘                    └──→ AnswerGate ──→ began, heard …
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
  private final Spent spent = new Spent();
  private final Sense escapes = new Sense();
  private final Sense answer = new Sense();
  private final AnswerGate gate = new AnswerGate(listening.recent(), escapes::pending);
  private Tongue tongue;
  private @Nullable Answers wanted;
  private @Nullable AnswerWatch asked;
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
    later(this::openWhatIsMissing);
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
      boolean sameWords = spoken.talking().equals(tongue.talking());
      tongue = spoken;
      if (!sameWords) {
        escapes.tongue(now());
        answer.tongue(now());
        asked = null;
        openWhatIsMissing();
      }
    });
  }

  @Override
  public void playing(Pcm prompt) {
    later(() -> {
      listening.echo().playing(prompt);
      gate.plays(true);
    });
  }

  @Override
  public void played() {
    later(() -> {
      listening.echo().played();
      gate.plays(false);
    });
  }

  @Override
  public void listen(Answers answers, AnswerListener told) {
    later(() -> {
      gate.listens(told);
      want(answers);
    });
  }

  @Override
  public void answered() {
    later(() -> {
      gate.listens(null);
      want(null);
    });
  }

  @Override
  public void overtaken() {
    later(() -> {
      gate.listens(null);
      want(null);
      spent.talk(listening.recent());
    });
  }

  @Override
  public void close() {
    later(() -> {
      over = true;
      escapes.close(now());
      answer.close(now());
    });
  }

  private long now() {
    return listening.recent().now();
  }

  private void sound(Sound sound, Recent recent) {
    openWhatIsMissing();
    if (escapes.lived(now())) {
      hears(answer, wanted != null);
    }
    if (answer.lived(now())) {
      hears(escapes, !tongue.escapes().isEmpty());
    }
    if (answer.deaf() && answer.mayOpen(now()) && !escapes.deaf()) {
      // Nobody wants any, or it were open. Who is asked for one only if they hear may be asked.
      hears(answer, false);
    }
    if (spent.sound(recent)) {
      gate.beside();
    }
    escapes.sound(sound, recent);
    answer.sound(sound, recent);
    rest();
    gate.sound();
  }

  /** What was lost is heard again; of what nobody wants it is not known, and nobody minds. */
  private void hears(Sense other, boolean needed) {
    if (!needed) {
      other.forget();
    }
    if (!deaf()) {
      listener.hears();
    }
  }

  /** Who has an answer listens no more, but to what voices beside the caller were taken for. */
  private void rest() {
    if (asked != null && asked.over()) {
      want(gate.again() ? wanted : null);
    }
  }

  private boolean deaf() {
    return escapes.deaf() || answer.deaf();
  }

  private void want(@Nullable Answers answers) {
    if (asked != null) {
      asked.settled(listening.recent());
    }
    wanted = answers;
    asked = null;
    answer.close(now());
    openWhatIsMissing();
  }

  private void openWhatIsMissing() {
    if (!tongue.escapes().isEmpty() && escapes.mayOpen(now())) {
      List<String> grammar = new ArrayList<>(tongue.escapes());
      grammar.add(Recognizer.RIVALS);
      Lane lane = new Lane();
      EscapeSpotter spotter = new EscapeSpotter(tongue.escapes(), EscapeSpotter.Limits.STANDARD);
      Watch watch = new EscapeWatch(spotter, this::free, lane, this::escaped);
      escapes.open(watch, now());
      lane.to(recognizer.open(tongue.language(), grammar, new Told(escapes, watch)));
    }
    if (wanted != null && answer.mayOpen(now())) {
      Lane lane = new Lane();
      AnswerWatch watch = new AnswerWatch(wanted, lane, spent, gate);
      asked = watch;
      answer.open(watch, now());
      lane.to(recognizer.open(tongue.language(), phrases(wanted), new Told(answer, watch)));
    }
  }

  private boolean free() {
    return tongue.alone() || wanted instanceof Answers.Free;
  }

  private void escaped(String phrase) {
    gate.escaped();
    listener.escaped(phrase);
  }

  private static List<String> phrases(Answers answers) {
    return switch (answers) {
      case Answers.OneOf(List<String> phrases) -> phrases;
      case Answers.Alone(List<String> phrases) -> phrases;
      case Answers.Series(List<String> phrases, _) -> phrases;
      case Answers.Free _ -> List.of();
    };
  }

  /** What a stream tells, brought onto the thread; nothing of a stream that is no more ours. */
  private final class Told implements Recognizer.Listener {
    private final Sense sense;
    private final Watch watch;

    Told(Sense sense, Watch watch) {
      this.sense = sense;
      this.watch = watch;
    }

    private void ours(Runnable what) {
      later(() -> {
        if (sense.has(watch)) {
          what.run();
        }
      });
    }

    @Override
    public void partial(String text, long at) {
      ours(() -> {
        watch.partial(text, listening.recent());
        if (sense == answer) {
          gate.partial(text);
        }
      });
    }

    @Override
    public void result(Recognizer.Result result) {
      ours(() -> {
        watch.result(result, listening.recent());
        rest();
        gate.look();
      });
    }

    @Override
    public void lost(String why) {
      ours(() -> {
        boolean news = !deaf();
        sense.lost(now());
        asked = sense == answer ? null : asked;
        if (news) {
          listener.deaf(why);
        }
      });
    }
  }
}
