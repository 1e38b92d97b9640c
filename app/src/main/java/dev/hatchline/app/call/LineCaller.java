package dev.hatchline.app.call;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.telephony.Leg;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The caller on a real leg, as a flow meets one. The flow's thread waits in here for signals and
 * touches no socket; the leg's methods only hand over.
 */
final class LineCaller implements Caller {
  private sealed interface Signal {
    record Played(long playId) implements Signal {}

    record Key(char key) implements Signal {}

    record Stop() implements Signal {}
  }

  /** Longer than any prompt: a prompt whose end is never reported must not hold the flow. */
  private static final Duration PROMPT_MAX = Duration.ofMinutes(11);

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Leg leg;
  private final Sounds sounds;
  private volatile boolean stopped;
  private long plays;

  LineCaller(Leg leg, Sounds sounds) {
    this.leg = leg;
    this.sounds = sounds;
  }

  void key(char key) {
    signals.add(new Signal.Key(key));
  }

  void played(long playId) {
    signals.add(new Signal.Played(playId));
  }

  void stop() {
    stopped = true;
    signals.add(new Signal.Stop());
  }

  @Override
  public Heard say(Prompt prompt) {
    return play(prompt);
  }

  @Override
  public Heard ask(Prompt prompt, Listening listening) {
    return switch (play(prompt)) {
      case Heard.Key pressed -> pressed;
      case Heard.Finished _, Heard.Silence _ -> {
        Character key = awaitKey(listening.silence(), -1);
        yield key == null ? new Heard.Silence() : new Heard.Key(key);
      }
    };
  }

  /** Plays unless a key waits already, typed ahead. */
  private Heard play(Prompt prompt) {
    Character typed = awaitKey(Duration.ZERO, -1);
    if (typed != null) {
      return new Heard.Key(typed);
    }
    long playId = ++plays;
    leg.play(playId, sounds.of(prompt));
    Character key = awaitKey(PROMPT_MAX, playId);
    if (key == null) {
      return new Heard.Finished();
    }
    leg.silence();
    return new Heard.Key(key);
  }

  /** The next key, or null when {@code wait} has passed or the prompt {@code until} is over. */
  private @Nullable Character awaitKey(Duration wait, long until) {
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
