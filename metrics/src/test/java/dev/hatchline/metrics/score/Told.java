package dev.hatchline.metrics.score;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The story of one call, told second by second from its first ring on. */
final class Told {
  static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");

  private final CallId call;
  private final List<CallEvent> events = new ArrayList<>();
  private Instant at = T0;

  private Told(long number) {
    this.call = new CallId(new UUID(0, number));
    events.add(new CallEvent.Arrived(call, T0, new FirstRing(T0, number), "1000", null));
  }

  static Told call(long number) {
    return new Told(number);
  }

  /** What follows happens then. */
  Told at(double second) {
    at = T0.plusMillis(Math.round(second * 1000));
    return this;
  }

  private Told then(CallEvent event) {
    events.add(event);
    return this;
  }

  Told zeroOut() {
    return then(new CallEvent.ZeroOut(call, at, "menu", "0"));
  }

  Told join() {
    return then(new CallEvent.JoinedLine(call, at, "people"));
  }

  Told waitTold(long least, long most) {
    return then(new CallEvent.PlaceTold(call, at, 1, least, least, most));
  }

  Told placeTold() {
    return then(new CallEvent.PlaceTold(call, at, 1, null, null, null));
  }

  Told choicesTold(boolean callback) {
    return then(new CallEvent.ChoicesTold(call, at, callback, true));
  }

  Told meanwhile() {
    return then(new CallEvent.AutomationMeanwhile(call, at));
  }

  Told backInLine() {
    return then(new CallEvent.BackInLine(call, at));
  }

  Told outsideMissed() {
    return then(new CallEvent.OutsideMissed(call, at, "no-answer"));
  }

  Told bridge() {
    return then(new CallEvent.Bridged(call, at, new AgentId("101")));
  }

  Told agentLeft() {
    return then(new CallEvent.AgentLeft(call, at, new AgentId("101")));
  }

  Told promised() {
    return then(new CallEvent.Promised(call, at, "callback", "+12025550123"));
  }

  Told message() {
    return then(new CallEvent.MessageStarted(call, at, "file"));
  }

  Told outside() {
    return then(new CallEvent.OutsideRung(call, at, "put-through", "+12025550123"));
  }

  Told gave(String node, String name) {
    return then(new CallEvent.Gave(call, at, node, name, "7"));
  }

  Told asks(String node) {
    return then(new CallEvent.PromptStarted(call, at, node));
  }

  Told key() {
    return then(new CallEvent.KeyPressed(call, at, '1'));
  }

  Told looksUp() {
    return then(new CallEvent.LookedUp(call, at, "lookup", "found", Map.of()));
  }

  Told chose() {
    return then(new CallEvent.Chose(call, at, "menu", '1'));
  }

  Told nothing() {
    return then(new CallEvent.NoInput(call, at, "menu"));
  }

  Told nonsense() {
    return then(new CallEvent.NoMatch(call, at, "menu", "9"));
  }

  Conduct end(CallEnd.Party party, CallEnd.Reason reason) {
    events.add(new CallEvent.Ended(call, at, new CallEnd(party, reason)));
    return Conduct.read(events).orElseThrow();
  }

  /** The engine was away when it ended; now is when it came back. */
  Conduct unseen(CallEnd.Party party, CallEnd.Reason reason) {
    events.add(CallEvent.Ended.unseen(call, at, new CallEnd(party, reason)));
    return Conduct.read(events).orElseThrow();
  }

  Told readopted(String where) {
    return then(new CallEvent.Readopted(call, at, where));
  }

  Told left() {
    return then(new CallEvent.CallerMoved(call, at));
  }

  Conduct callerLeft(CallEnd.Reason reason) {
    return end(CallEnd.Party.CALLER, reason);
  }

  /** In line from the second 1 on, and with a person after so long. */
  static Conduct answered(long number, double wait) {
    return call(number)
        .at(1)
        .join()
        .at(1 + wait)
        .bridge()
        .at(1000)
        .callerLeft(CallEnd.Reason.SERVED);
  }

  /** In line from the second 1 on, and hung up after so long. */
  static Conduct abandoned(long number, double wait) {
    return call(number).at(1).join().at(1 + wait).callerLeft(CallEnd.Reason.LEFT_LINE);
  }
}
