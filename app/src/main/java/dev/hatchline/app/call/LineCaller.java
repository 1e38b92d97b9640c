package dev.hatchline.app.call;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caller on a real leg, as a flow meets one. The flow's thread waits in here for signals and
 * touches no socket; the leg's methods only hand over.
 */
final class LineCaller implements Caller {
  private sealed interface Signal {
    record Played(long playId) implements Signal {}

    record Key(char key) implements Signal {}

    record Done(long work) implements Signal {}

    record Stop() implements Signal {}
  }

  private static final Logger log = LoggerFactory.getLogger(LineCaller.class);

  /** Longer than any prompt: a prompt whose end is never reported must not hold the flow. */
  private static final Duration PROMPT_MAX = Duration.ofMinutes(11);

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Leg leg;
  private final Sounds sounds;
  private final Consumer<Boolean> keysAreDigits;

  /** Pressed while nobody listened. */
  private final Deque<Character> ahead = new ArrayDeque<>();

  private volatile boolean stopped;
  private long plays;
  private long works;

  /**
   * A caller on this leg.
   *
   * @param keysAreDigits told, on the flow's thread, when keys change their meaning
   */
  LineCaller(Leg leg, Sounds sounds, Consumer<Boolean> keysAreDigits) {
    this.leg = leg;
    this.sounds = sounds;
    this.keysAreDigits = keysAreDigits;
  }

  boolean stopped() {
    return stopped;
  }

  void key(char key) {
    signals.add(new Signal.Key(key));
  }

  void played(long playId) {
    signals.add(new Signal.Played(playId));
  }

  /** Returns when the flow can touch the leg no more. */
  void stop() {
    synchronized (leg) {
      stopped = true;
    }
    signals.add(new Signal.Stop());
  }

  /** Something for the leg to do, unless somebody else has it by now. */
  private void onLeg(Runnable act) {
    synchronized (leg) {
      if (stopped) {
        throw new CallerGone();
      }
      act.run();
    }
  }

  @Override
  public Heard say(Prompt prompt) {
    return play(prompt);
  }

  @Override
  public Heard ask(Prompt prompt, Listening listening) {
    return switch (play(prompt)) {
      case Heard.Key pressed -> pressed;
      // Nothing that is said is understood here yet: keys do all that words could.
      case Heard.Finished _, Heard.Silence _, Heard.Said _, Heard.NotUnderstood _ -> {
        Character key = awaitKey(listening.silence(), -1);
        yield key == null ? new Heard.Silence() : new Heard.Key(key);
      }
    };
  }

  @Override
  public Heard listen(Listening listening) {
    Character key = awaitKey(listening.silence(), -1);
    return key == null ? new Heard.Silence() : new Heard.Key(key);
  }

  @Override
  public void collecting(boolean digits) {
    keysAreDigits.accept(digits);
  }

  @Override
  public void during(CompletionStage<?> work) {
    long id = ++works;
    if (work.toCompletableFuture().isDone()) {
      return;
    }
    onLeg(() -> leg.music(sounds.music()));
    try {
      await(work, id);
    } finally {
      quietly();
    }
  }

  /** What was heard meanwhile is over, unless it is somebody else's by now. */
  private void quietly() {
    synchronized (leg) {
      if (!stopped) {
        leg.silence();
      }
    }
  }

  private void await(CompletionStage<?> work, long id) {
    var _ = work.whenComplete((_, _) -> signals.add(new Signal.Done(id)));
    while (true) {
      switch (next(PROMPT_MAX.toNanos())) {
        case Signal.Key(char key) -> ahead.add(key);
        case Signal.Done(long done) when done == id -> {
          return;
        }
        case Signal.Stop _ -> throw new CallerGone();
        case null -> {
          return;
        }
        case Signal.Done _, Signal.Played _ -> {}
      }
    }
  }

  /** Null, and said so in the log, for words that cannot be spoken: the flow goes on without. */
  private @Nullable Pcm sound(Prompt prompt) {
    try {
      return sounds.of(prompt);
    } catch (PromptException fault) {
      log.error(
          "{} cannot be said: {}",
          prompt.parts().getFirst().getClass().getSimpleName(),
          fault.getClass());
      return null;
    }
  }

  /** Plays unless a key waits already, typed ahead. */
  private Heard play(Prompt prompt) {
    Character typed = awaitKey(Duration.ZERO, -1);
    if (typed != null) {
      return new Heard.Key(typed);
    }
    Pcm sound = sound(prompt);
    if (sound == null) {
      return new Heard.Finished();
    }
    long playId = ++plays;
    onLeg(() -> leg.play(playId, sound));
    Character key = awaitKey(PROMPT_MAX, playId);
    if (key == null) {
      return new Heard.Finished();
    }
    onLeg(leg::silence);
    return new Heard.Key(key);
  }

  /** The next key, or null when {@code wait} has passed or the prompt {@code until} is over. */
  private @Nullable Character awaitKey(Duration wait, long until) {
    if (!ahead.isEmpty() && !stopped) {
      return ahead.poll();
    }
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      switch (next(deadline - System.nanoTime())) {
        case null -> {
          return null;
        }
        case Signal.Key(char key) -> {
          return key;
        }
        case Signal.Played(long playId) -> {
          if (playId == until) {
            return null;
          }
        }
        case Signal.Done _ -> {}
        case Signal.Stop _ -> throw new CallerGone();
      }
    }
  }

  private @Nullable Signal next(long nanos) {
    if (stopped) {
      return new Signal.Stop();
    }
    try {
      return signals.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Signal.Stop();
    }
  }
}
