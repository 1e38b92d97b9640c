package dev.hatchline.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to a call, in the order in which it happened; kept, counted and shown. */
public sealed interface CallEvent {
  CallId call();

  Instant at();

  /** The line answered. {@code caller} is the number shown to us, absent when it is withheld. */
  record Arrived(CallId call, Instant at, FirstRing firstRing, String line, @Nullable String caller)
      implements CallEvent {}

  /** A prompt of the flow began to play. */
  record PromptStarted(CallId call, Instant at, String node) implements CallEvent {}

  /** The caller pressed a key. */
  record KeyPressed(CallId call, Instant at, char key) implements CallEvent {}

  /**
   * The caller said one of the choices of the house, in line or before the flow; or an escape word
   * after our promise to call, which stands.
   */
  record Said(CallId call, Instant at, String words) implements CallEvent {}

  /** The caller said or pressed nothing in time at a node. */
  record NoInput(CallId call, Instant at, String node) implements CallEvent {}

  /** The caller pressed a key that the node does not know. */
  record NoMatch(CallId call, Instant at, String node, String heard) implements CallEvent {}

  /** The caller took this choice of a menu. */
  record Chose(CallId call, Instant at, String node, char key) implements CallEvent {}

  /** The caller gave this value, by keys, at a node that asked for {@code name}. */
  record Gave(CallId call, Instant at, String node, String name, String value)
      implements CallEvent {}

  /**
   * A system was asked at this node.
   *
   * @param outcome a stable word, such as {@code found} or {@code timeout}
   * @param taken what it answered, as far as the flow uses it, by name and in the flow's order;
   *     empty in what was kept before it was told
   */
  record LookedUp(CallId call, Instant at, String node, String outcome, Map<String, String> taken)
      implements CallEvent {
    public LookedUp {
      taken = taken == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(taken));
    }
  }

  /** What the caller wants, in words for whoever answers. */
  record Wanted(CallId call, Instant at, String what) implements CallEvent {}

  /** The automation put this down for whoever answers. */
  record Noted(CallId call, Instant at, String node, String text) implements CallEvent {}

  /** The caller gave this number, by a key, to a survey that asked for {@code name}. */
  record Scored(CallId call, Instant at, String node, String name, int score)
      implements CallEvent {}

  /** A number outside is rung for the caller, who is to be put through to it. */
  record OutsideRung(CallId call, Instant at, String node, String number) implements CallEvent {}

  /** Nobody answered there; {@code why} is a stable word such as {@code no-answer}. */
  record OutsideMissed(CallId call, Instant at, String why) implements CallEvent {}

  /** The caller left the automation for a person; {@code by} is the key or the word. */
  record ZeroOut(CallId call, Instant at, String node, String by) implements CallEvent {}

  /** The caller is in line for a person. */
  record JoinedLine(CallId call, Instant at, String queue) implements CallEvent {}

  /**
   * The caller was told the place in line.
   *
   * @param waitSeconds the likely wait, absent when none was told
   * @param leastSeconds from where on the range told goes; absent too in what was kept before
   *     ranges were told
   * @param mostSeconds up to where it goes
   */
  record PlaceTold(
      CallId call,
      Instant at,
      int position,
      @Nullable Long waitSeconds,
      @Nullable Long leastSeconds,
      @Nullable Long mostSeconds)
      implements CallEvent {
    /** Of what is spoken; without a wait when none is. */
    public static PlaceTold of(CallId call, Instant at, Place place) {
      WaitRange told = place.told();
      return told == null
          ? new PlaceTold(call, at, place.position(), null, null, null)
          : new PlaceTold(
              call,
              at,
              place.position(),
              told.likely().toSeconds(),
              told.least().toSeconds(),
              told.most().toSeconds());
    }

    /** The range told, empty when none was. */
    public Optional<WaitRange> range() {
      return waitSeconds == null || leastSeconds == null || mostSeconds == null
          ? Optional.empty()
          : Optional.of(
              new WaitRange(
                  Duration.ofSeconds(leastSeconds),
                  Duration.ofSeconds(waitSeconds),
                  Duration.ofSeconds(mostSeconds)));
    }
  }

  /**
   * The caller in line is told what can be done instead of waiting.
   *
   * @param callback whether to be called back is among it
   * @param message whether to leave a message is
   */
  record ChoicesTold(CallId call, Instant at, boolean callback, boolean message)
      implements CallEvent {}

  /** The caller in line turned the music off or on. */
  record MusicSwitched(CallId call, Instant at, boolean on) implements CallEvent {}

  /** The caller uses the automation meanwhile and keeps the place in line. */
  record AutomationMeanwhile(CallId call, Instant at) implements CallEvent {}

  /** The caller came back from the automation to wait. */
  record BackInLine(CallId call, Instant at) implements CallEvent {}

  /** An agent's phone rings for this caller. */
  record AgentRung(CallId call, Instant at, AgentId agent) implements CallEvent {}

  /** The agent did not take the call; {@code why} is a stable word such as {@code no-answer}. */
  record AgentMissed(CallId call, Instant at, AgentId agent, String why) implements CallEvent {}

  /** Caller and agent hear each other. */
  record Bridged(CallId call, Instant at, AgentId agent) implements CallEvent {}

  /** The agent left the conversation. */
  record AgentLeft(CallId call, Instant at, AgentId agent) implements CallEvent {}

  /** The caller's channel left our script and is still up: a transfer. */
  record CallerMoved(CallId call, Instant at) implements CallEvent {}

  /** The engine found the call up after a restart; {@code where} says in what part of it. */
  record Readopted(CallId call, Instant at, String where) implements CallEvent {
    private static final String LINE = "line";
    private static final String AGENT = "agent ";

    /** Handed back to us by Asterisk, to wait. */
    public static Readopted inLine(CallId call, Instant at) {
      return new Readopted(call, at, LINE);
    }

    /** With this agent. */
    public static Readopted with(AgentId agent, CallId call, Instant at) {
      return new Readopted(call, at, AGENT + agent);
    }

    /** Whether the caller waited. */
    public boolean waits() {
      return where.equals(LINE);
    }

    /** Whether the caller was talking to an agent. */
    public boolean withAgent() {
      return where.startsWith(AGENT);
    }
  }

  /**
   * The caller began to leave a message.
   *
   * @param file under whose name it is kept
   * @param language that the caller is taken to speak, without a country; absent where nobody knows
   */
  record MessageStarted(CallId call, Instant at, String file, @Nullable String language)
      implements CallEvent {
    /** Of which nothing more is known. */
    public MessageStarted(CallId call, Instant at, String file) {
      this(call, at, file, null);
    }
  }

  /** The caller was promised to be called back at this number. */
  record Promised(CallId call, Instant at, String callback, String number) implements CallEvent {}

  /** The caller wants a person now instead of the callback just promised. */
  record PromiseWithdrawn(CallId call, Instant at, String callback) implements CallEvent {}

  /**
   * We dialled, to keep this promise, and the customer has answered.
   *
   * @param queue whose people were promised; absent in what was kept before it was written down
   */
  record CalledBack(CallId call, Instant at, String callback, @Nullable String queue)
      implements CallEvent {}

  /** The caller, who had rung a little before, hears that they may go on where they were then. */
  record GoOnOffered(CallId call, Instant at, CallId from) implements CallEvent {}

  /**
   * The caller goes on where they were in an earlier call.
   *
   * @param rang when that call rang
   * @param agent with whom they want to go on, if they were talking then
   */
  record WentOn(CallId call, Instant at, CallId from, Instant rang, @Nullable AgentId agent)
      implements CallEvent {}

  /**
   * The last event of every call, exactly once.
   *
   * @param unseen true where the engine was not there: the call has ended at some time before; else
   *     absent, as in what was kept before it was told
   */
  record Ended(CallId call, Instant at, CallEnd end, @Nullable Boolean unseen)
      implements CallEvent {
    /** That was seen. */
    public Ended(CallId call, Instant at, CallEnd end) {
      this(call, at, end, null);
    }

    /** That nobody saw. */
    public static Ended unseen(CallId call, Instant at, CallEnd end) {
      return new Ended(call, at, end, true);
    }
  }
}
