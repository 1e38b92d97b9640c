package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Ending;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.check.Move.By;
import dev.hatchline.flow.run.Business;
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.CallerScript.Press;
import dev.hatchline.flow.sim.ScriptedCaller;
import dev.hatchline.flow.yaml.Proved;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One call, of which is known after each step in which states of the walk it can be. */
final class WatchedCall implements FlowListener {
  private final Proved proved;
  private final Walk walk;
  private final String which;
  private final List<String> story = new ArrayList<>();
  private Set<State> can = Set.of();
  private boolean begun;
  private @Nullable ScriptedCaller caller;
  private String at;
  private Duration entered = Duration.ZERO;
  private Optional<Duration> named = Optional.empty();

  /** When they came to the question at which the first try failed, with nothing given since. */
  private Optional<Duration> failing = Optional.empty();

  /** Where tries have failed since then. */
  private final Set<String> failed = new LinkedHashSet<>();

  private boolean lostInTime = true;

  WatchedCall(Proved proved, Walk walk, String which) {
    this.proved = proved;
    this.walk = walk;
    this.which = which;
    this.at = proved.flow().start();
  }

  FlowOutcome run(CallerScript script, Business business) {
    return run(script, business, true);
  }

  /** Where nothing is heard of what they say, keys do all. */
  FlowOutcome run(CallerScript script, Business business, boolean hearing) {
    ScriptedCaller one = new ScriptedCaller(script, this::begins);
    caller = hearing ? one : one.onALineForKeys();
    FlowOutcome outcome = new FlowInterpreter(proved.flow(), one, business, this).run();
    ended(outcome);
    if (script.acts().stream().noneMatch(act -> act.act().equals(new Press('*')))) {
      Duration heard = named.orElse(lasted());
      assertThat(heard).as(which + story).isLessThanOrEqualTo(proved.certificate().named().time());
    }
    return outcome;
  }

  /** A prompt begins to play, for its length is asked for: a person in it is named by its part. */
  private Duration begins(Prompt prompt) {
    OptionalInt parts = Mentions.parts(prompt);
    if (named.isEmpty() && parts.isPresent()) {
      List<Prompt.Part> heard = prompt.parts().subList(0, parts.getAsInt());
      Prompt until = new Prompt(heard, prompt.language(), Map.of());
      named = Optional.of(lasted().plus(ProofPropertyTest.VOICE.of(until)));
    }
    return ProofPropertyTest.VOICE.of(prompt);
  }

  /** Whoever was faster than a prompt has had their chance to hear it. */
  private void skipped(boolean names) {
    if (named.isEmpty() && names) {
      named = Optional.of(lasted());
    }
  }

  private Stop stop(String node) {
    return Optional.ofNullable(walk.stops().get(node)).orElseThrow();
  }

  private void leaves(String node) {
    Stop stop = stop(node);
    skipped(stop.facts().listens().isEmpty() && stop.named().isPresent());
  }

  /** The simulated time of it. */
  Duration lasted() {
    return caller == null ? Duration.ZERO : caller.now();
  }

  /** Whether, if their tries failed, they were with a person in the time that is told. */
  boolean lostInTime() {
    return lostInTime;
  }

  /** Whether their tries failed at one question after the other. */
  boolean lostTwice() {
    return failed.size() > 1;
  }

  @Override
  public void entered(String node) {
    story.add(node);
    Predicate<State> comes =
        state -> state.node().equals(node) && state.phase() instanceof Phase.Comes;
    Set<State> next = begun ? beyond(comes) : Set.of(walk.entrances().getFirst());
    begun = true;
    can(next);
    entered = lasted();
    at = node;
  }

  @Override
  public void went(String node, Way way) {
    leaves(node);
  }

  /** Whoever gives something begins anew. */
  private void gives() {
    failing = Optional.empty();
    failed.clear();
  }

  @Override
  public void chosen(String node, char key) {
    gives();
    skipped(stop(node).named().or(stop(node)::namedBack).isPresent());
  }

  @Override
  public void noInput(String node) {
    fails(node, "(silence)");
  }

  @Override
  public void noMatch(String node, char key) {
    skipped(stop(node).named().isPresent());
    fails(node, "(wrong " + key + ")");
  }

  @Override
  public void noMatch(String node, String words) {
    fails(node, "(wrong " + words + ")");
  }

  /**
   * What is asked about the time of a call back is the house's, and no try of the flow's; where
   * there is one question and no try, as in a survey, nothing fails.
   */
  private void fails(String node, String word) {
    story.add(word);
    if (!tries(node) || here().stream().noneMatch(state -> state.phase().asks())) {
      return;
    }
    failing = failing.or(() -> Optional.of(entered));
    failed.add(node);
    can(
        here().stream()
            .flatMap(state -> walk.from(state).stream())
            .filter(move -> move.by() == By.FAILURE)
            .map(Move::to)
            .collect(Collectors.toSet()));
  }

  private boolean tries(String node) {
    return Optional.ofNullable(proved.flow().nodes().get(node))
        .flatMap(found -> found.facts().listens())
        .filter(listens -> listens.tries() > 0)
        .isPresent();
  }

  @Override
  public void scored(String node, String name, int score) {
    gives();
    skipped(stop(node).named().isPresent());
  }

  @Override
  public void answered(String node, String name, Value value) {
    gives();
    skipped(stop(node).named().or(stop(node)::namedBack).isPresent());
    story.add("(" + name + ")");
  }

  private void can(Set<State> next) {
    assertThat(next).as(which + " left the walk: " + story + " of " + proved.flow()).isNotEmpty();
    can = next;
  }

  /** Whoever wants a person, or hangs up, may do so anywhere. */
  private void ended(FlowOutcome outcome) {
    story.add(outcome.toString());
    leaves(at);
    Duration most = proved.certificate().errors().time();
    failing.ifPresent(since -> lostInTime = lasted().minus(since).compareTo(most) <= 0);
    switch (outcome) {
      case ToQueue(_, _, String by, _) -> {
        if (!by.contains("0") && !by.equals("agent")) {
          ends(Ending.PERSON);
        }
      }
      case FlowOutcome.LeaveMessage _ -> ends(Ending.MESSAGE);
      case FlowOutcome.Promised _ -> ends(Ending.PROMISE);
      case FlowOutcome.ToOutside _ -> ends(Ending.AWAY);
      case FlowOutcome.Finished _ -> ends(Ending.OVER);
      case FlowOutcome.CallerLeft _ -> {}
    }
  }

  private void ends(Ending how) {
    Set<State> ends =
        here().stream()
            .filter(state -> state.phase() instanceof Phase.Ends(Ending found) && found == how)
            .collect(Collectors.toSet());
    can(ends);
    boolean served = how == Ending.PERSON || ends.stream().anyMatch(State::named);
    assertThat(served).as(which + story).isTrue();
    assertThat(how == Ending.PERSON || named.isPresent()).as(which + story).isTrue();
  }

  /** Where they can be without anything that is told having happened since. */
  private Set<State> here() {
    Set<State> all = new LinkedHashSet<>(can);
    Deque<State> open = new ArrayDeque<>(can);
    while (!open.isEmpty()) {
      for (Move move : walk.from(open.remove())) {
        boolean told = move.by() == By.FAILURE || move.to().phase() instanceof Phase.Comes;
        if (!told && all.add(move.to())) {
          open.add(move.to());
        }
      }
    }
    return all;
  }

  private Set<State> beyond(Predicate<State> where) {
    Set<State> next =
        can.stream().filter(where).collect(Collectors.toCollection(LinkedHashSet::new));
    here().stream()
        .flatMap(state -> walk.from(state).stream())
        .filter(move -> move.by() != By.FAILURE)
        .map(Move::to)
        .filter(where)
        .forEach(next::add);
    return next;
  }
}
