package dev.hatchline.app.call;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.speech.Answers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    record Listened(long listening, Overheard what) implements Signal {}

    record Done(long work) implements Signal {}

    record Stop() implements Signal {}
  }

  private static final Logger log = LoggerFactory.getLogger(LineCaller.class);

  /** Longer than any prompt: a prompt whose end is never reported must not hold the flow. */
  private static final Duration PROMPT_MAX = Duration.ofMinutes(11);

  /** Longer than an answer takes: an ear that tells nothing more must not hold the flow either. */
  private static final Duration SPEAKING_MAX = Duration.ofSeconds(20);

  /** Those of a flow are numbered from 1 upwards. */
  private static final long NO_PROMPT = 0;

  private static final long NOT_LISTENING = 0;

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final HeardLeg leg;
  private final Sounds sounds;
  private final Consumer<Boolean> keysAreDigits;

  /** Pressed while nobody listened. */
  private final Deque<Character> ahead = new ArrayDeque<>();

  private volatile boolean stopped;
  private long listening = NOT_LISTENING;
  private boolean somebodySpeaks;
  private Duration speakingMax = SPEAKING_MAX;
  private long plays;
  private long works;

  /**
   * A caller on this leg.
   *
   * @param keysAreDigits told, on the flow's thread, when keys change their meaning
   */
  LineCaller(HeardLeg leg, Sounds sounds, Consumer<Boolean> keysAreDigits) {
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

  /** An ear has told this of the listening of this number. */
  void listened(long number, Overheard what) {
    signals.add(new Signal.Listened(number, what));
  }

  /** Returns when the flow can touch the leg no more. */
  void stop() {
    synchronized (leg) {
      stopped = true;
      if (listening != NOT_LISTENING) {
        leg.answered();
      }
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
  public Heard ask(Prompt prompt, Listening expects) {
    return hearing(
        expects,
        () ->
            switch (play(prompt)) {
              case Heard.Finished _ -> await(expects.silence(), NO_PROMPT);
              case Heard answer -> answer;
            });
  }

  @Override
  public Heard listen(Listening expects) {
    return hearing(expects, () -> await(expects.silence(), NO_PROMPT));
  }

  /** Words count from the prompt's first sound on, and none that was said before. */
  private Heard hearing(Listening expects, Supplier<Heard> answer) {
    somebodySpeaks = false;
    Answers answers = Words.answers(expects.expected());
    speakingMax =
        answers instanceof Answers.Free(Duration max) ? max.plus(SPEAKING_MAX) : SPEAKING_MAX;
    if (answers == null) {
      return answer.get();
    }
    onLeg(() -> listening = leg.listen(answers));
    Consumer<HeardLeg> ends = HeardLeg::answered;
    try {
      Heard heard = answer.get();
      ends = heard instanceof Heard.Key ? HeardLeg::overtaken : ends;
      return heard;
    } finally {
      noMore(ends);
    }
  }

  private void noMore(Consumer<HeardLeg> ends) {
    somebodySpeaks = false;
    synchronized (leg) {
      listening = NOT_LISTENING;
      if (!stopped) {
        ends.accept(leg);
      }
    }
  }

  @Override
  public boolean hearsFreely() {
    return leg.hearsFreely();
  }

  /** Which words open the hatch the leg knows already. */
  @Override
  public void speaking(String language, List<String> escapes) {
    onLeg(() -> leg.speaks(language));
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
        case Signal.Done _, Signal.Played _, Signal.Listened _ -> {}
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

  /** Plays unless a key waits already, typed ahead, or somebody speaks just now. */
  private Heard play(Prompt prompt) {
    Heard before = await(Duration.ZERO, NO_PROMPT);
    if (!(before instanceof Heard.Silence)) {
      return before;
    }
    Pcm sound = sound(prompt);
    if (sound == null) {
      return new Heard.Finished();
    }
    long playId = ++plays;
    onLeg(() -> leg.play(playId, sound));
    Heard heard = await(PROMPT_MAX, playId);
    if (!(heard instanceof Heard.Finished)) {
      onLeg(leg::silence);
    }
    return heard;
  }

  /**
   * Whatever comes first: a key, an answer, the end of the prompt {@code until}, or the end of the
   * wait, which stands still while somebody speaks.
   */
  private Heard await(Duration wait, long until) {
    if (!ahead.isEmpty() && !stopped) {
      return new Heard.Key(ahead.remove());
    }
    long left = wait.toNanos();
    while (true) {
      boolean spoke = somebodySpeaks;
      long from = System.nanoTime();
      Signal signal = next(spoke ? speakingMax.toNanos() : left);
      left -= spoke ? 0 : System.nanoTime() - from;
      switch (signal) {
        case Signal.Key(char key) -> {
          return new Heard.Key(key);
        }
        case Signal.Played(long playId) when playId == until -> {
          return new Heard.Finished();
        }
        case Signal.Listened(long to, Overheard what) when to == listening -> {
          Heard answer = answer(what, until);
          if (answer != null) {
            return answer;
          }
        }
        case null -> {
          return ended(spoke, until);
        }
        case Signal.Played _, Signal.Done _, Signal.Listened _ -> {}
        case Signal.Stop _ -> throw new CallerGone();
      }
    }
  }

  /** Of who speaks and speaks nobody has told any more: that is no silence. */
  private static Heard ended(boolean speaking, long until) {
    if (speaking) {
      return new Heard.NotUnderstood();
    }
    return until == NO_PROMPT ? new Heard.Silence() : new Heard.Finished();
  }

  /** While somebody seems to speak the prompt stands; null if it is not known yet what was said. */
  private @Nullable Heard answer(Overheard what, long until) {
    switch (what) {
      case Overheard.Began _ -> {
        somebodySpeaks = true;
        onLeg(() -> leg.pause(until));
        return null;
      }
      case Overheard.OnlyNoise _ -> {
        somebodySpeaks = false;
        onLeg(() -> leg.resume(until));
        return null;
      }
      case Overheard.Said(String words, double confidence) -> {
        return new Heard.Said(words, confidence);
      }
      case Overheard.NotUnderstood _ -> {
        return new Heard.NotUnderstood();
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
