package dev.hatchline.app.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.flow.FlowText;
import dev.hatchline.app.flow.FolderVersions;
import dev.hatchline.app.flow.Move;
import dev.hatchline.app.flow.Pointer;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.report.Told;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.story.Nameless;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.metrics.score.Count;
import dev.hatchline.metrics.score.Finding;
import dev.hatchline.metrics.score.Verdict;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.PastDialled;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.StoredMove;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoringTest {
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-03T00:00:00Z");
  private static final Asked ASKED = new Asked(FROM, TO, ZoneId.of("UTC"), TO.plusSeconds(3_600));

  @TempDir Path folder;

  private final List<PastCall> calls = new ArrayList<>();
  private final List<PastCallback> callbacks = new ArrayList<>();
  private final List<PastDialled> dialled = new ArrayList<>();
  private final List<StoredMove> moves = new ArrayList<>();

  /** What is stored, in memory; all of it in its order. */
  private final class Stored implements Past {
    @Override
    public void calls(Instant from, Instant to, Sink<PastCall> sink) throws IOException {
      for (PastCall call : calls) {
        Instant rang = call.call().firstRing();
        if (!rang.isBefore(from) && rang.isBefore(to)) {
          sink.take(call);
        }
      }
    }

    @Override
    public void dialled(Instant from, Instant to, Sink<PastDialled> sink) throws IOException {
      for (PastDialled one : dialled) {
        if (!one.answered().isBefore(from) && one.answered().isBefore(to)) {
          sink.take(one);
        }
      }
    }

    @Override
    public void moves(Instant from, Instant to, Sink<StoredMove> sink) throws IOException {
      for (StoredMove move : moves) {
        if (move.at().isBefore(to)) {
          sink.take(move);
        }
      }
    }

    @Override
    public void callbacks(Instant from, Instant to, Sink<PastCallback> sink) throws IOException {
      for (PastCallback callback : callbacks) {
        if (!callback.promisedAt().isBefore(from) && callback.promisedAt().isBefore(to)) {
          sink.take(callback);
        }
      }
    }

    @Override
    public void contacts(Instant from, Instant to, Sink<PastContact> sink) {}
  }

  private Scored scored(Asked asked) throws Exception {
    FolderVersions versions = new FolderVersions(folder.resolve("flows"));
    return Scoring.of(asked, new Scoring.House(versions, List.of("line")), new Stored());
  }

  private JsonNode tree(Asked asked) throws Exception {
    return ScoreJson.of("One", scored(asked));
  }

  private static Finding finding(Scored scored, String id) {
    return scored.score().points().stream()
        .flatMap(point -> point.findings().stream())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static PastCall answered(String rang, double wait) {
    return new Told(Instant.parse(rang), "1000")
        .zeroOut(1, "menu")
        .gave(1.5, "who", "account")
        .joined(2, "people")
        .bridged(2 + wait, "101")
        .ended(400, Reason.SERVED);
  }

  @Test
  void aPeriodIsScoredFromWhatIsStored() throws Exception {
    calls.add(answered("2026-10-31T23:59:59.999999Z", 300));
    calls.add(answered("2026-11-01T00:00:00Z", 60));
    calls.add(answered("2026-11-02T12:00:00Z", 100));
    calls.add(answered("2026-11-03T00:00:00Z", 300));
    dial("2026-10-04T00:00:00Z", "2026-10-04T00:00:02Z");
    dial("2026-10-03T23:59:59Z", null);
    moves.add(new StoredMove(new AgentId("101"), FROM.minusSeconds(9), "Available", ""));
    moves.add(new StoredMove(new AgentId("101"), FROM.plusSeconds(28_800), "SignedOut", ""));
    FolderVersions versions = new FolderVersions(folder.resolve("flows"));
    versions.add("line", new FlowText("flow: l\n", "ada", FROM, Optional.of(certificate())));
    Move move = move(FROM.minusSeconds(1), 0, 1, Move.Why.SAVED);
    versions.point("line", new Pointer(1, 1, null, "", List.of(move)));

    Scored scored = scored(ASKED);
    assertThat(scored.calls()).isEqualTo(2);
    assertThat(scored.events()).isEqualTo(12);
    assertThat(finding(scored, "portugal.wait").count()).isEqualTo(new Count(1, 2));
    assertThat(finding(scored, "brazil.data").count()).isEqualTo(new Count(0, 2));
    assertThat(finding(scored, "us.unmet").count()).isEqualTo(new Count(0, 1));
    assertThat(finding(scored, "brazil.hours").count()).isEqualTo(new Count(1, 2));
    assertThat(finding(scored, "G6.seconds").verdict()).isEqualTo(Verdict.MET);
    assertThat(finding(scored, "G6.options").count()).isEqualTo(new Count(0, 1));
    assertThat(scored.days())
        .extracting(day -> day.day() + " " + day.calls() + " " + day.events())
        .containsExactly("2026-11-01 1 6", "2026-11-02 1 6");
  }

  private void dial(String answered, @Nullable String connected) {
    Instant at = Instant.parse(answered);
    dialled.add(
        new PastDialled(
            new CallId(UUID.randomUUID()),
            at,
            connected == null ? null : Instant.parse(connected),
            at.plusSeconds(60)));
  }

  @Test
  void ofAllThirtyDaysUpToTheEndTheWorstCount() throws Exception {
    Asked quarter = new Asked(TO.minus(Duration.ofDays(90)), TO, ASKED.zone(), ASKED.made());
    dial("2026-08-05T00:00:00Z", "2026-08-05T00:00:02Z");
    dial("2026-09-04T00:00:00Z", null);
    dial("2026-10-03T23:59:59.999Z", "2026-10-03T23:59:59.999Z");
    dial("2026-10-04T00:00:00Z", "2026-10-04T00:00:02Z");
    Scored scored = scored(quarter);
    assertThat(finding(scored, "us.unmet").count()).isEqualTo(new Count(1, 2));
    assertThat(finding(scored, "us.unmet").verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(finding(scored, "us.unmet").behind().namedAgainst())
        .containsExactly(dialled.get(1).call().toString());
    assertThat(finding(scored(ASKED), "us.unmet").count()).isEqualTo(new Count(0, 1));
  }

  @Test
  void whoWasDroppedIsCalledBackForThatCall() throws Exception {
    for (int minute = 0; minute < 4; minute++) {
      Instant rang = FROM.plusSeconds(60L * minute);
      calls.add(new Told(rang, "1000").joined(2, "people").ended(9, Reason.ASTERISK_LOST));
    }
    calls.add(answered(FROM.plusSeconds(300).toString(), 60));
    promised(Source.REPAIR, FROM, FROM.plusSeconds(600));
    promised(Source.PHONE, FROM.plusSeconds(60), FROM.plusSeconds(600));
    promised(Source.REPAIR, FROM.plusSeconds(120), null);
    promised(Source.REPAIR, FROM.plusSeconds(180), ASKED.made().plusSeconds(1));
    Scored scored = scored(ASKED);
    assertThat(finding(scored, "brazil.dropped").count()).isEqualTo(new Count(1, 4));
    assertThat(finding(scored, "brazil.dropped").behind().namedAgainst())
        .isEqualTo(
            calls.subList(1, 4).stream().map(each -> each.call().call().toString()).toList());
  }

  private void promised(Source source, Instant rang, @Nullable Instant connected) {
    Instant at = TO.plusSeconds(60);
    callbacks.add(
        new PastCallback(
            new CallbackId(UUID.randomUUID()),
            "1000",
            "people",
            source,
            new FirstRing(rang, 1),
            new PhoneNumber(Told.CALLER),
            null,
            null,
            at,
            at.plusSeconds(600),
            null,
            connected == null ? "Waiting" : "Connected",
            connected == null ? Outcome.OPEN : Outcome.KEPT,
            connected == null ? null : new AgentId("101"),
            connected,
            null,
            1));
  }

  private static String certificate() {
    return """
    line  sha256 0123456789ab  voice steady
      walked          2 nodes, 12 states, both ways of 0 conditions, from start
      a person        one key away wherever a caller hears or waits: 0 in 6 states
      first named     7.5 s after the answer at the latest: welcome
      through errors  to a person in 38.1 s at the longest: welcome (2 failed tries)
      ends            none but with a person
      prompts         the longest 10.0 s (welcome); at most 6 choices
    """;
  }

  @Test
  void theSameIsTheSameWhateverCameSince() throws Exception {
    calls.add(answered("2026-11-01T00:00:00Z", 60));
    dial("2026-11-01T00:00:00Z", null);
    byte[] before = CanonicalJson.bytes(tree(ASKED));
    Asked early = new Asked(FROM, TO, ASKED.zone(), Instant.parse("2026-11-01T12:00:00Z"));
    byte[] first = CanonicalJson.bytes(tree(early));

    calls.add(answered("2026-11-02T23:59:00Z", 60)); // ends on the next day
    dial("2026-11-02T23:59:59.5Z", null);
    assertThat(CanonicalJson.bytes(tree(early))).isEqualTo(first);
    JsonNode read = new JsonMapper().readTree(CanonicalJson.bytes(tree(ASKED)));
    assertThat(ScoreDiff.of(read, tree(ASKED))).as("read from a file").isEmpty();
    assertThat(CanonicalJson.bytes(tree(ASKED))).isNotEqualTo(before);
    assertThat(ScoreJson.asked(tree(ASKED))).isEqualTo(ASKED);
    assertThat(tree(early).path("period").path("over").booleanValue()).isFalse();
  }

  @Test
  void aPersonWhoIsErasedLeavesTheScoreAsItWas() throws Exception {
    PastCall call = answered("2026-11-01T00:00:00Z", 60);
    calls.add(call);
    JsonNode before = tree(ASKED);
    assertThat(new String(CanonicalJson.bytes(before), StandardCharsets.UTF_8))
        .doesNotContain("2025550123")
        .doesNotContain("40017");
    EventJson json = new EventJson();
    List<StoredEvent> nameless =
        call.events().stream()
            .map(event ->
                new StoredEvent(
                    event.call(),
                    event.seq(),
                    event.at(),
                    event.type(),
                    json.write(Nameless.event(json.read(event.body()), ""))))
            .toList();
    calls.set(0, new PastCall(call.call(), nameless));
    assertThat(ScoreDiff.of(before, tree(ASKED))).isEmpty();
  }

  @Test
  void whatWasChangedIsSaidByDayAndFigure() throws Exception {
    calls.add(answered("2026-11-01T00:00:00Z", 60));
    calls.add(answered("2026-11-02T00:00:00Z", 60));
    JsonNode before = tree(ASKED);
    PastCall second = calls.get(1);
    List<StoredEvent> events = new ArrayList<>(second.events());
    events.replaceAll(event ->
        event.type().equals("Bridged")
            ? new StoredEvent(
                event.call(),
                event.seq(),
                event.at(),
                event.type(),
                event.body().replace("00:01:02", "00:01:03"))
            : event);
    calls.set(1, new PastCall(second.call(), events));
    assertThat(ScoreDiff.of(before, tree(ASKED)))
        .anySatisfy(line -> assertThat(line).startsWith("evidence days 2026-11-02 sha256: signed "))
        .contains(
            "points portugal findings portugal.wait part: signed 2, now 1",
            "points portugal verdict: signed met, now not-met")
        .noneMatch(line -> line.contains("2026-11-01"));
    calls.remove(1);
    assertThat(ScoreDiff.of(before, tree(ASKED)))
        .contains(
            "evidence calls: signed 2, now 1",
            "evidence days 2026-11-02: signed something, now nothing");
  }

  @Test
  void whatCannotBeReadIsInNoFigureAndSaid() throws Exception {
    PastCall call = answered("2026-11-01T00:00:00Z", 60);
    StoredEvent last = call.events().getLast();
    List<StoredEvent> events = new ArrayList<>(call.events());
    events.add(
        new StoredEvent(last.call(), last.seq() + 1, last.at(), "Flown", "{\"type\":\"Flown\"}"));
    calls.add(new PastCall(call.call(), events));
    Scored scored = scored(ASKED);
    assertThat(scored.unreadable()).isEqualTo(1);
    assertThat(scored.calls()).isZero();
    assertThat(finding(scored, "portugal.wait").verdict()).isEqualTo(Verdict.NO_CASES);
  }

  @Test
  void everythingBehindAFigureIsListedThoughTheFirstAreNamed() throws Exception {
    for (int second = 0; second < 50; second++) {
      calls.add(answered(FROM.plusSeconds(second).toString(), second < 48 ? 60 : 61));
    }
    StringBuilder csv = new StringBuilder();
    assertThat(behind("portugal.wait", csv)).isEqualTo(50);
    List<String> expected = new ArrayList<>(List.of("name,part,whole,against"));
    for (int i = 0; i < 50; i++) {
      expected.add(calls.get(i).call().call() + (i < 48 ? ",1,1,no" : ",0,1,yes"));
    }
    assertThat(csv.toString().lines()).containsExactlyElementsOf(expected);
  }

  @Test
  void ofAFigureThatIsNotMeasuredNothingIsListed() {
    StringBuilder csv = new StringBuilder();
    for (String none : List.of("G1", "G9.language", "portugal")) {
      assertThatThrownBy(() -> behind(none, csv))
          .isInstanceOf(DataFault.class)
          .hasMessage("no figure '%s' is measured".formatted(none));
    }
    assertThat(csv).isEmpty();
  }

  private long behind(String figure, Appendable out) throws Exception {
    FolderVersions versions = new FolderVersions(folder.resolve("flows"));
    return Scoring.behind(
        ASKED, new Scoring.House(versions, List.of("line")), new Stored(), figure, out);
  }

  @Test
  void versionsThatWereHeardAreThoseOfTheBeginningAndOfEachChange() {
    Move first = move(FROM.minusSeconds(100), 0, 1, Move.Why.SAVED);
    Move second = move(FROM, 1, 2, Move.Why.SAVED);
    Move trial = move(FROM.plusSeconds(1), 2, 3, Move.Why.TRIED);
    Move back = move(TO.minusSeconds(1), 2, 1, Move.Why.ROLLED_BACK);
    Move after = move(TO, 1, 4, Move.Why.SAVED);
    Move late = move(ASKED.made().plusSeconds(1), 4, 5, Move.Why.SAVED);
    assertThat(FlowsLive.numbers(List.of(), ASKED)).isEmpty();
    assertThat(FlowsLive.numbers(List.of(first), ASKED)).containsExactly(1);
    assertThat(FlowsLive.numbers(List.of(first, second), ASKED)).containsExactly(2);
    assertThat(FlowsLive.numbers(List.of(first, second, trial), ASKED)).containsExactly(2, 3);
    assertThat(FlowsLive.numbers(List.of(first, second, trial, back, after), ASKED))
        .containsExactly(1, 2, 3);
    assertThat(FlowsLive.numbers(List.of(trial, back), ASKED)).containsExactly(1, 2, 3);
    assertThat(FlowsLive.numbers(List.of(after), ASKED)).containsExactly(1);
    assertThat(FlowsLive.numbers(List.of(after, late), ASKED)).containsExactly(1);
    assertThat(FlowsLive.numbers(List.of(late), ASKED)).isEmpty();
    Move before = move(FROM.minusSeconds(5), 2, 3, Move.Why.TRIED);
    assertThat(FlowsLive.numbers(List.of(first, before), ASKED)).containsExactly(2, 3);
  }

  private static Move move(Instant at, int from, int to, Move.Why why) {
    return new Move(at, "ada", from, to, why);
  }
}
