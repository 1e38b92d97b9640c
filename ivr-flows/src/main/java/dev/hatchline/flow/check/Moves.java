package dev.hatchline.flow.check;

import dev.hatchline.flow.Ending;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Listens;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.Way.Why;
import dev.hatchline.flow.check.Move.By;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can happen next, by what nodes say of themselves.
 *
 * <pre>
 *   comes ─┬─ speaks ─┬──────────┬─► the ways on, or the end
 *          │          └─ works ──┘
 *          ├─ listens ─┬─ a key, or words, surely ──────► its way
 *          │           └─ silence, another key ─► again; after the last try a person, or its way
 *          ├─ types ───┬─ what can be taken ─┬──────────► its way
 *          │           └─ else, as above     └─ reads back ─ 1 ─► its way
 *          │                                             └── 2 ─► types
 *          ├─ passes, if what it asks is known ─────────► its way
 *          └─ leaves before each try, if nothing can be heard ─► the way for that
 * </pre>
 */
final class Moves {
  private final Stop stop;
  private final Facts facts;

  private Moves(Stop stop) {
    this.stop = stop;
    this.facts = stop.facts();
  }

  /** All that can happen next to a caller at this stop. */
  static List<Move> from(State state, Stop stop) {
    return new Moves(stop).from(state);
  }

  private List<Move> from(State state) {
    return switch (state.phase()) {
      case Phase.Comes _ -> facts.listens().map(how -> asked(state, how)).orElse(comes(state));
      case Phase.Speaks _ -> spoken(state.naming(stop.named().isPresent()));
      case Phase.Works _ -> worked(state);
      case Phase.Listens _ -> answered(state, stop.prompt());
      case Phase.Types _ -> answered(state, typing(state));
      case Phase.ReadsBack _ -> readBack(state);
      case Phase.Ends _ -> List.of();
    };
  }

  private List<Move> comes(State state) {
    if (stop.speaks()) {
      return List.of(itself(state.in(new Phase.Speaks()), Duration.ZERO));
    }
    return stop.works()
        ? List.of(itself(state.in(new Phase.Works()), Duration.ZERO))
        : leaves(state, Duration.ZERO);
  }

  private List<Move> spoken(State state) {
    return stop.works()
        ? List.of(itself(state.in(new Phase.Works()), stop.prompt()))
        : leaves(state, stop.prompt());
  }

  /** Of a node that works before it asks, either may come of it. */
  private List<Move> worked(State state) {
    List<Move> moves = new ArrayList<>(leaves(state, facts.works()));
    facts.listens().ifPresent(how -> moves.add(itself(question(state, how), facts.works())));
    return moves;
  }

  private List<Move> leaves(State state, Duration after) {
    List<Move> moves = new ArrayList<>();
    boolean otherwise =
        facts.exits().stream()
            .anyMatch(way -> way.why() == Why.UNAVAILABLE || way.why() == Why.FAILED);
    if (facts.ending() != Ending.NONE) {
      moves.add(itself(state.in(new Phase.Ends(facts.ending())), after));
      if (!facts.exits().isEmpty() && !otherwise) {
        // What cannot be had, and has no way of its own, is a person's to do.
        moves.add(itself(state.in(new Phase.Ends(Ending.PERSON)), after));
      }
    }
    onward()
        .forEach(way -> {
          By makes = way.why() == Why.REFUSED ? By.REFUSAL : By.ITSELF;
          moves.add(new Move(by(way, state), makes, "", after));
        });
    return moves;
  }

  private State by(Way way, State state) {
    return state.led(state.reason().after(facts, way)).at(way.to());
  }

  /** The ways that are no failed try's. */
  private Stream<Way> onward() {
    return facts.exits().stream()
        .filter(way -> way.why() != Why.SILENCE && way.why() != Why.NO_MATCH);
  }

  private List<Move> asked(State state, Listens how) {
    List<Move> moves = new ArrayList<>();
    if (facts.passes()) {
      onward()
          .filter(way -> way.why() == Why.THEN)
          .forEach(way -> moves.add(itself(state.at(way.to()), Duration.ZERO)));
    }
    if (how.offersOwn()) {
      moves.add(itself(state.in(new Phase.ReadsBack()), Duration.ZERO));
    }
    State first = stop.works() ? state.in(new Phase.Works()) : question(state, how);
    moves.add(itself(first, Duration.ZERO));
    moves.addAll(unheard(state));
    return moves;
  }

  /** A line that hears nothing leads on before a word is said: nobody has chosen that. */
  private List<Move> unheard(State state) {
    return onward()
        .filter(way -> way.why() == Why.NO_SPEECH)
        .map(way -> itself(state.at(way.to()), Duration.ZERO))
        .toList();
  }

  /** The question at its first try. */
  private static State question(State state, Listens how) {
    Phase asks =
        switch (how.mode()) {
          case CHOICES -> new Phase.Listens();
          case DIGITS -> new Phase.Types();
        };
    return state.failed(0).in(asks);
  }

  /** A key comes at the last moment, and so does each further one. */
  private Duration typing(State state) {
    Listens how = facts.listens().orElseThrow();
    Duration again = state.failed() > 0 ? stop.wrong() : Duration.ZERO;
    long further = Math.max(0, how.keysMax() - 1);
    return again.plus(stop.prompt()).plus(how.gap().multipliedBy(further));
  }

  private List<Move> answered(State before, Duration said) {
    Listens how = facts.listens().orElseThrow();
    State state = before.naming(stop.named().isPresent());
    // What was said may have to be asked about, and come to nothing.
    Duration time = said.plus(how.silence()).plus(stop.doubt());
    List<Move> moves = new ArrayList<>();
    if (how.readsBack()) {
      State back = state.failed(0).in(new Phase.ReadsBack());
      moves.add(new Move(back, By.CHOICE, "", time));
    } else {
      moves.addAll(taken(state, time));
    }
    moves.addAll(failures(state, how, time));
    if (before.failed() > 0) {
      moves.addAll(unheard(before));
    }
    return moves;
  }

  private List<Move> taken(State state, Duration time) {
    return onward()
        .map(way -> {
          String label = way.why() == Why.CHOICE ? way.label() : "";
          return new Move(state.choosing().at(way.to()), By.CHOICE, label, time);
        })
        .toList();
  }

  private List<Move> readBack(State before) {
    Listens how = facts.listens().orElseThrow();
    State state = before.naming(stop.namedBack().isPresent());
    Duration time = stop.confirm().plus(how.silence());
    List<Move> moves = new ArrayList<>(taken(state, time));
    moves.add(new Move(question(state.choosing(), how), By.CHOICE, "", time));
    moves.addAll(failures(state, how, time));
    return moves;
  }

  private List<Move> failures(State state, Listens how, Duration time) {
    State next = state.failed(state.failed() + 1);
    if (next.failed() < how.tries()) {
      return List.of(new Move(next, By.FAILURE, "", time));
    }
    return Stream.of(Why.SILENCE, Why.NO_MATCH)
        .map(why -> lost(state, why))
        .distinct()
        .map(to -> new Move(to, how.tries() == 0 ? By.ITSELF : By.FAILURE, "", time))
        .toList();
  }

  private State lost(State state, Why why) {
    return facts.exits().stream()
        .filter(way -> way.why() == why)
        .map(way -> state.at(way.to()))
        .findFirst()
        .orElse(state.in(new Phase.Ends(Ending.PERSON)));
  }

  private static Move itself(State to, Duration after) {
    return new Move(to, By.ITSELF, "", after);
  }
}
