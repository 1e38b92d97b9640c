package dev.hatchline.app.report;

import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A call of a test, told second by second. */
public final class Told {
  public static final String CALLER = "+12025550123";
  private static final EventJson JSON = new EventJson();

  private final CallId call = new CallId(UUID.randomUUID());
  private final List<CallEvent> events = new ArrayList<>();
  private final Instant rang;
  private final String line;

  /** That began so, with this line. */
  public Told(Instant rang, String line) {
    this.rang = rang;
    this.line = line;
    events.add(new CallEvent.Arrived(call, rang, new FirstRing(rang, 1), line, CALLER));
  }

  private Instant at(double second) {
    return rang.plusNanos(Math.round(1e9 * second));
  }

  public Told zeroOut(double second, String node) {
    events.add(new CallEvent.ZeroOut(call, at(second), node, "0"));
    return this;
  }

  public Told noInput(double second, String node) {
    events.add(new CallEvent.NoInput(call, at(second), node));
    return this;
  }

  public Told noMatch(double second, String node) {
    events.add(new CallEvent.NoMatch(call, at(second), node, "7"));
    return this;
  }

  public Told gave(double second, String node, String name) {
    events.add(new CallEvent.Gave(call, at(second), node, name, "40017"));
    return this;
  }

  public Told joined(double second, String queue) {
    events.add(new CallEvent.JoinedLine(call, at(second), queue));
    return this;
  }

  /** That the wait is of so many seconds, about. */
  public Told told(double second, int least, int most) {
    WaitRange range =
        new WaitRange(
            Duration.ofSeconds(least), Duration.ofSeconds(least), Duration.ofSeconds(most));
    events.add(
        new CallEvent.PlaceTold(
            call,
            at(second),
            1,
            range.likely().toSeconds(),
            range.least().toSeconds(),
            range.most().toSeconds()));
    return this;
  }

  public Told bridged(double second, String agent) {
    events.add(new CallEvent.Bridged(call, at(second), new AgentId(agent)));
    return this;
  }

  public Told promised(double second) {
    events.add(new CallEvent.Promised(call, at(second), UUID.randomUUID().toString(), CALLER));
    return this;
  }

  public PastCall ended(double second, CallEnd.Reason reason) {
    CallEnd end = new CallEnd(CallEnd.Party.CALLER, reason);
    events.add(new CallEvent.Ended(call, at(second), end));
    List<StoredEvent> rows = new ArrayList<>();
    for (CallEvent event : events) {
      rows.add(
          new StoredEvent(
              call, rows.size(), event.at(), event.getClass().getSimpleName(), JSON.write(event)));
    }
    return new PastCall(
        new StoredCall(call, line, CALLER, rang, null, at(second), end, null, null, Duration.ZERO),
        rows);
  }
}
