package dev.hatchline.flow.sim;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.call.HatchKeys;
import dev.hatchline.call.HatchKeys.Verdict;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.Expected;
import dev.hatchline.flow.run.HatchOpened;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.CallerScript.Act;
import dev.hatchline.flow.sim.CallerScript.HangUp;
import dev.hatchline.flow.sim.CallerScript.Mumble;
import dev.hatchline.flow.sim.CallerScript.Press;
import dev.hatchline.flow.sim.CallerScript.Say;
import dev.hatchline.flow.sim.CallerScript.SayEscape;
import dev.hatchline.flow.sim.CallerScript.Timed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A caller who follows a script, or whatever an {@link Interlocutor} does; its clock only moves
 * while a prompt plays, a wait passes or work is done.
 */
public final class ScriptedCaller implements Caller {
  private final Deque<Timed> acts;

  /** Keys, and what was said while something is expected. */
  private final Deque<Heard> heard = new ArrayDeque<>();

  private final PromptLength lengths;
  private final Interlocutor interlocutor;
  private final List<Prompt> spoken = new ArrayList<>();
  private HatchKeys hatch = HatchKeys.choice();
  private boolean typing;
  private Duration now = Duration.ZERO;
  private Duration lastKey = Duration.ZERO;
  private boolean hears;
  private boolean freely;
  private boolean deaf;
  private List<String> escapes = EscapeWords.BUILT_IN.of("");

  /** Set for good once the hatch is open or the caller gone. */
  private @Nullable RuntimeException over;

  public ScriptedCaller(CallerScript script, PromptLength lengths) {
    this(script, lengths, Interlocutor.NOBODY);
  }

  /** A caller who decides what to do while they hear. */
  public ScriptedCaller(PromptLength lengths, Interlocutor interlocutor) {
    this(CallerScript.silent(), lengths, interlocutor);
  }

  private ScriptedCaller(CallerScript script, PromptLength lengths, Interlocutor interlocutor) {
    this.acts = new ArrayDeque<>(script.acts());
    this.lengths = lengths;
    this.interlocutor = interlocutor;
  }

  @Override
  public Heard say(Prompt prompt) {
    return hear(prompt, new Listening(Duration.ZERO), false);
  }

  @Override
  public Heard ask(Prompt prompt, Listening listening) {
    return hear(prompt, listening, true);
  }

  @Override
  public Heard listen(Listening listening) {
    return answer(now.plus(listening.silence()), listening).orElse(new Heard.Silence());
  }

  /** From now on nothing is heard of what they say, as on a line without a model. */
  public ScriptedCaller onALineForKeys() {
    deaf = true;
    return this;
  }

  @Override
  public boolean hearsFreely() {
    return !deaf;
  }

  @Override
  public void speaking(String tag, List<String> words) {
    escapes = List.copyOf(words);
  }

  @Override
  public void collecting(boolean digits) {
    pass(now);
    typing = digits;
    hatch = digits ? HatchKeys.digits() : HatchKeys.choice();
  }

  /** Work of the simulation takes its simulated time; any other is waited for in ours. */
  @Override
  public void during(CompletionStage<?> work) {
    pass(now);
    if (work instanceof SimulatedWork<?> simulated) {
      pass(now.plus(simulated.length()));
      simulated.finish();
    }
    while (!work.toCompletableFuture().isDone() && next().isPresent()) {
      pass(next().get());
    }
    work.handle((_, _) -> true).toCompletableFuture().join();
  }

  /** The simulated time since the answer. */
  public Duration now() {
    return now;
  }

  /** The prompts that began to play, in order. */
  public List<Prompt> spoken() {
    return List.copyOf(spoken);
  }

  private Heard hear(Prompt prompt, Listening listening, boolean asks) {
    if (!prompt.constant()) {
      throw new IllegalArgumentException("expected a prompt of one call, found " + prompt);
    }
    Optional<Heard> before = answer(now, listening);
    if (before.isPresent()) {
      return before.get();
    }
    spoken.add(prompt);
    Duration length = lengths.of(prompt);
    Optional<Duration> silence = asks ? Optional.of(listening.silence()) : Optional.empty();
    Moment moment = new Moment(now, prompt, length, silence, typing, !acts.isEmpty());
    acts.addAll(interlocutor.hears(moment).acts());
    return answer(now.plus(length).plus(listening.silence()), listening)
        .orElse(asks ? new Heard.Silence() : new Heard.Finished());
  }

  /** The first key or words until then, unless the hatch or the end comes before. */
  private Optional<Heard> answer(Duration end, Listening listening) {
    hears = !deaf && listening.hears();
    freely = hears && listening.expected() instanceof Expected.Free;
    try {
      happen();
      while (heard.isEmpty()) {
        Optional<Duration> next = next().filter(at -> at.compareTo(end) <= 0);
        now = next.orElse(end);
        happen();
        if (next.isEmpty()) {
          return Optional.empty();
        }
      }
      return Optional.of(heard.remove());
    } finally {
      hears = false;
      freely = false;
      heard.removeIf(speech -> !(speech instanceof Heard.Key));
    }
  }

  /** Lets time pass; keys are kept. */
  private void pass(Duration end) {
    happen();
    for (Optional<Duration> next = next();
        next.isPresent() && next.get().compareTo(end) <= 0;
        next = next()) {
      now = next.get();
      happen();
    }
    now = end;
  }

  /** When something happens next: an act, or the silence that opens the hatch. */
  private Optional<Duration> next() {
    Optional<Duration> act = Optional.ofNullable(acts.peek()).map(Timed::at);
    if (!hatch.awaitsQuiet()) {
      return act;
    }
    Duration quiet = lastKey.plus(HatchKeys.SILENCE);
    return Optional.of(act.filter(at -> at.compareTo(quiet) <= 0).orElse(quiet));
  }

  /** Lets happen what the script has for now. */
  private void happen() {
    for (Timed next = acts.peek();
        next != null && next.at().compareTo(now) <= 0;
        next = acts.peek()) {
      happen(acts.pop());
    }
    if (lastKey.plus(HatchKeys.SILENCE).compareTo(now) <= 0) {
      judge(hatch.quiet());
    }
    if (over != null) {
      throw over;
    }
  }

  private void happen(Timed timed) {
    Act act = timed.act();
    switch (act) {
      case Press(char key) -> press(key, timed.at());
      case Say say -> say(say);
      case Mumble _ -> said(new Heard.NotUnderstood());
      case SayEscape(String word) -> end(new HatchOpened(word));
      case HangUp _ -> end(new CallerGone());
    }
  }

  private void say(Say say) {
    if (deaf) {
      return;
    }
    Optional<String> escape = EscapeWords.first(escapes, say.words());
    // Among other words in free speech it may mean anything.
    if (escape.isPresent() && (!freely || EscapeWords.isWhole(escapes, say.words()))) {
      end(new HatchOpened(escape.get()));
    } else {
      said(new Heard.Said(say.words(), say.confidence()));
    }
  }

  private void said(Heard speech) {
    if (hears) {
      heard.add(speech);
    }
  }

  private void press(char key, Duration at) {
    HatchKeys.Pressed pressed = hatch.press(key);
    hatch = pressed.keys();
    lastKey = at;
    heard.add(new Heard.Key(key));
    judge(pressed.verdict());
  }

  private void judge(Verdict verdict) {
    switch (verdict) {
      case Verdict.Open(String by) -> end(new HatchOpened(by));
      case Verdict.Pass _ -> {}
    }
  }

  private void end(RuntimeException how) {
    if (!(over instanceof CallerGone)) {
      over = how;
    }
  }
}
