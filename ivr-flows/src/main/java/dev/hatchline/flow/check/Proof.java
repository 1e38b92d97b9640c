package dev.hatchline.flow.check;

import dev.hatchline.flow.Ending;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.check.Certificate.Ends;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether nobody is stranded in a flow, whatever they do and whatever becomes true:
 *
 * <ol>
 *   <li>a person is one key away from everywhere;
 *   <li>a call ends where its caller has chosen to, and has heard of a person;
 *   <li>tries that fail lead to a person or a call back, without a further question but for the
 *       number to call;
 *   <li>nobody goes round without hearing of a person, who is named within {@link #NAMED_MAX}.
 * </ol>
 */
final class Proof {
  /** Nobody waits longer to hear that there is a person. */
  static final Duration NAMED_MAX = Duration.ofSeconds(30);

  private static final String CALLBACK_OR_QUEUE = "a queue or a callback after the last try";

  private final Flow flow;
  private final Walk walk;

  /** By node and code: many states show the same fault. */
  private final Map<String, Fault> faults = new LinkedHashMap<>();

  private final Route named;
  private final Route errors;

  Proof(Flow flow, PromptLength lengths) {
    this.flow = flow;
    this.walk = Walk.of(flow, lengths);
    walk.states().forEach(this::hasAKey);
    walk.states().forEach(this::endsWell);
    this.named = nameAPerson();
    this.errors = leadErrorsToAPerson();
  }

  /** What is wrong; empty for a flow that strands nobody. */
  List<Fault> faults() {
    return List.copyOf(faults.values());
  }

  Walk walk() {
    return walk;
  }

  /** The longest way to the first word of a person. */
  Route named() {
    return named;
  }

  /** The longest way of who gives nothing, from a question on, to a person. */
  Route errors() {
    return errors;
  }

  private void fault(String node, String code, String what, String expected) {
    faults.putIfAbsent(
        node + " " + code, new Fault(node, new Spot.Part(List.of()), code, what, expected));
  }

  private void hasAKey(State state) {
    if (Hatch.key(state.phase()).isEmpty()) {
      String what = "no key leads to a person here";
      fault(state.node(), "no-hatch", what, "0, or *0 while digits are typed");
    }
  }

  private void endsWell(State state) {
    if (!(state.phase() instanceof Phase.Ends(Ending how)) || state.served()) {
      return;
    }
    if (!state.chosen()) {
      unchosen(how, state);
    }
    if (how != Ending.PERSON && !state.named()) {
      String what = "a call can end here although no person was named: " + way(state);
      fault(state.node(), "unnamed-end", what, "a prompt before it that names a person and zero");
    }
  }

  /**
   * A message where nobody is, and another number where nobody answers, are the house's to have.
   */
  private void unchosen(Ending how, State state) {
    Reason reason = state.reason();
    switch (how) {
      case OVER, PROMISE, AWAY -> {
        if (how != Ending.AWAY || reason != Reason.NO_ANSWER) {
          String what = "the call ends here " + unchosen(reason) + ": " + way(state);
          fault(state.node(), "unchosen-end", what, "a menu before the end, or a queue instead");
        }
      }
      case MESSAGE -> {
        if (!reason.isAbsence()) {
          String why =
              reason == Reason.NONE
                  ? "although the caller has chosen nothing"
                  : "because " + reason.because();
          fault(
              state.node(),
              "unchosen-end",
              "a message is taken " + why + ", and somebody may be there: " + way(state),
              "a menu before it, a way on which nobody is there, or a queue instead");
        }
      }
      case PERSON, NONE -> {}
    }
  }

  private static String unchosen(Reason reason) {
    return reason == Reason.NONE
        ? "although the caller has chosen nothing"
        : "because " + reason.because() + ", and not because the caller chose it";
  }

  private String way(State state) {
    return walk.to(state).text();
  }

  private Route nameAPerson() {
    Longest unnamed = new Longest(this::untilNamed);
    List<State> starts = walk.entrances().stream().filter(state -> !state.named()).toList();
    Optional<Route> longest = unnamed.from(starts);
    unnamed
        .circle()
        .ifPresent(state -> {
          String what =
              "a caller can go round from here without hearing of a person: " + way(state);
          fault(
              state.node(),
              "circle",
              what,
              "one of the prompts on the way to name a person and zero");
        });
    Route route =
        longest.orElseGet(() -> new Route(walk.entrances().getFirst(), List.of(), Duration.ZERO));
    if (route.time().compareTo(NAMED_MAX) > 0) {
      fault(
          firstWords(route),
          "named-late",
          "it can take " + seconds(route.time()) + " until a person is named: " + route.text(),
          "at most " + NAMED_MAX.toSeconds() + " s: a prompt that names a person and zero");
    }
    return route;
  }

  /** The way is over where a person is named: when their word has been said. */
  private List<Move> untilNamed(State state) {
    if (state.named() || state.phase() instanceof Phase.Ends) {
      return List.of();
    }
    Optional<Duration> at = walk.stop(state).namedAt(state);
    return at.map(time ->
            walk.from(state).stream()
                .map(move -> new Move(state.naming(true), move.by(), move.label(), time))
                .limit(1)
                .toList())
        .orElseGet(() -> walk.from(state));
  }

  /** Where the designer would name one. */
  private String firstWords(Route route) {
    return Stream.concat(Stream.of(route.from()), route.moves().stream().map(Move::to))
        .filter(state -> walk.stop(state).speaks())
        .map(State::node)
        .findFirst()
        .orElse(route.from().node());
  }

  private Route leadErrorsToAPerson() {
    List<State> asked =
        walk.states().stream()
            .filter(state -> state.phase().asks() && state.failed() == 0 && !state.served())
            .toList();
    Longest failing = new Longest(this::onError);
    Optional<Route> longest = failing.from(asked);
    failing
        .circle()
        .ifPresent(state -> {
          String what = "tries that fail lead round for ever from here";
          fault(state.node(), "errors-astray", what, CALLBACK_OR_QUEUE);
        });
    return longest.orElseGet(
        () -> new Route(walk.entrances().getFirst(), List.of(), Duration.ZERO));
  }

  private List<Move> onError(State state) {
    List<Move> next =
        walk.from(state).stream().filter(move -> isMadeByFailing(state, move)).toList();
    next.forEach(move -> leadsOn(state, move.to()));
    return next;
  }

  /** Whoever gives something begins anew, whether it is taken or refused. */
  private boolean isMadeByFailing(State state, Move move) {
    if (state.phase().asks()) {
      return move.by() == Move.By.FAILURE;
    }
    boolean isOver = isQuestion(state) && !asksForACallback(state.node());
    return !isOver && move.by() != Move.By.REFUSAL;
  }

  /** From one state to another while tries fail. */
  private void leadsOn(State from, State to) {
    String end =
        switch (to.phase()) {
          case Phase.Ends(Ending how) when how == Ending.OVER || how == Ending.MESSAGE ->
              "the end of the call";
          case Phase.Ends(Ending how) when how == Ending.AWAY -> "a number outside";
          default -> "";
        };
    if (!end.isEmpty()) {
      String what = "tries that fail lead to " + end + ", at '" + to.node() + "'";
      fault(from.node(), "errors-astray", what, CALLBACK_OR_QUEUE);
    }
    if (isQuestion(to) && !asksForACallback(to.node())) {
      String what = "tries that fail lead to another question, '" + to.node() + "'";
      fault(from.node(), "errors-astray", what, CALLBACK_OR_QUEUE);
    }
  }

  private boolean isQuestion(State state) {
    return state.phase() instanceof Phase.Comes && facts(state.node()).listens().isPresent();
  }

  /** Whether it is the number to call that is asked for, with nothing more to ask before that. */
  private boolean asksForACallback(String node) {
    return flow.node(node) instanceof Node.Ask ask
        && ask.as() instanceof Entry.Phone
        && comesToACallback(ask.then());
  }

  private boolean comesToACallback(String from) {
    Set<String> seen = new HashSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Facts facts = facts(open.remove());
      if (facts.ending() == Ending.PROMISE) {
        return true;
      }
      if (facts.ending() == Ending.NONE && facts.listens().isEmpty()) {
        facts.exits().stream().map(Way::to).filter(seen::add).forEach(open::add);
      }
    }
    return false;
  }

  private Facts facts(String node) {
    return flow.node(node).facts();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /** Where calls end without a person, in the order of the flow, and by whose choice. */
  Ends ends() {
    List<String> chosen = new ArrayList<>();
    List<Ends.ByHouse> house = new ArrayList<>();
    for (String node : flow.nodes().keySet()) {
      List<State> ends =
          walk.states().stream()
              .filter(state -> state.node().equals(node))
              .filter(
                  state -> state.phase() instanceof Phase.Ends(Ending how) && how != Ending.PERSON)
              .toList();
      if (ends.stream().anyMatch(State::chosen)) {
        chosen.add(node);
      }
      List<String> reasons =
          ends.stream().filter(state -> !state.chosen()).map(Proof::reason).distinct().toList();
      if (!reasons.isEmpty()) {
        house.add(new Ends.ByHouse(node, reasons));
      }
    }
    return new Ends(chosen, house);
  }

  private static String reason(State end) {
    return end.served() ? "after a person" : end.reason().words();
  }
}
