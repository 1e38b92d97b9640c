package dev.hatchline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.store.PastCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report's figures beside those counted by hand. */
class ReportTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NINE = Instant.parse("2026-11-28T08:00:00Z");
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  private final Remembered past = new Remembered();

  private Report report(Period.Kind kind, String day, Instant now) throws Exception {
    Period period = Period.of(kind, LocalDate.parse(day), BERLIN);
    return Report.of(OperatorConfig.defaults(), period, past, now);
  }

  private Report day() throws Exception {
    return report(Period.Kind.DAY, "2026-11-28", LATER);
  }

  private static List<String> csv(Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    report.csv(out);
    return out.toString().lines().toList();
  }

  /** A value, by table, keys as the CSV has them, and measure. */
  private static String value(Report report, String table, String keys, String measure)
      throws IOException {
    String begin = table + "," + keys + "," + measure + ",";
    List<String> found = csv(report).stream().filter(line -> line.startsWith(begin)).toList();
    assertThat(found).as(begin).hasSize(1);
    return found.getFirst().substring(begin.length());
  }

  private static String ofAll(Report report, String measure) throws IOException {
    return value(report, "queues", "all,all,,,,,,", measure);
  }

  /** Of 8 o'clock: answered after 5, 20 and 20.001 s, given up after 5 and 21 s, one promised. */
  private void hour(Instant at) {
    past.calls.add(answered(at, 5));
    past.calls.add(answered(at.plusSeconds(60), 20));
    past.calls.add(answered(at.plusSeconds(120), 20.001));
    past.calls.add(
        new Told(at.plusSeconds(180), "1000").joined(2, "people").ended(7, Reason.LEFT_LINE));
    past.calls.add(
        new Told(at.plusSeconds(240), "1000").joined(2, "people").ended(23, Reason.LEFT_RINGING));
    past.calls.add(
        new Told(at.plusSeconds(300), "1000")
            .joined(1, "people")
            .promised(31)
            .ended(40, Reason.PROMISED));
  }

  private static PastCall answered(Instant rang, double wait) {
    return new Told(rang, "1000")
        .zeroOut(1, "menu")
        .joined(2, "people")
        .bridged(2 + wait, "101")
        .ended(62 + wait, Reason.SERVED);
  }

  @Test
  void theThreeServiceLevelsAreCountedByTheirFormulas() throws Exception {
    hour(NINE);
    Report report = day();
    assertThat(ofAll(report, "offered")).isEqualTo("count,6");
    assertThat(ofAll(report, "answered")).isEqualTo("count,3");
    assertThat(ofAll(report, "abandoned")).isEqualTo("count,2");
    assertThat(ofAll(report, "abandoned-short")).isEqualTo("count,1");
    assertThat(ofAll(report, "promised")).isEqualTo("count,1");
    assertThat(ofAll(report, "service-level-answered")).isEqualTo("share,0.6667");
    assertThat(ofAll(report, "service-level-offered")).isEqualTo("share,0.3333");
    assertThat(ofAll(report, "service-level-ended")).isEqualTo("share,0.6000");
    assertThat(ofAll(report, "abandonment")).isEqualTo("share,0.3333");
    assertThat(ofAll(report, "abandonment-without-short")).isEqualTo("share,0.2000");
    assertThat(ofAll(report, "asa")).isEqualTo("seconds,15.000");
    assertThat(ofAll(report, "longest-wait")).isEqualTo("seconds,21.000");
    assertThat(value(report, "queues", "1000,people,,,,,,", "offered")).isEqualTo("count,6");
    assertThat(value(report, "queues", "1000,people,,,,,,", "target")).isEqualTo("seconds,20.000");
  }

  @Test
  void callsAreCountedByLine() throws Exception {
    past.calls.add(
        new Told(NINE, "1000")
            .noInput(1, "menu")
            .noMatch(2, "menu")
            .noMatch(3, "menu")
            .gave(4, "account", "account")
            .gave(5, "again", "account")
            .zeroOut(10, "menu")
            .joined(11, "people")
            .told(12, 0, 60)
            .bridged(40, "101")
            .ended(100, Reason.SERVED));
    past.calls.add(new Told(NINE, "1000").ended(3, Reason.LEFT_FLOW));
    past.calls.add(new Told(NINE, "1001").ended(3, Reason.LEFT_FLOW));
    Report report = day();
    String line = "1000,,,,,,,";
    assertThat(value(report, "lines", line, "calls")).isEqualTo("count,2");
    assertThat(value(report, "lines", line, "served")).isEqualTo("count,1");
    assertThat(value(report, "lines", line, "zero-outs")).isEqualTo("count,1");
    assertThat(value(report, "lines", line, "time-to-human-p50")).isEqualTo("seconds,30.000");
    assertThat(value(report, "lines", line, "time-to-human-p95")).isEqualTo("seconds,30.000");
    assertThat(value(report, "lines", line, "talk")).isEqualTo("seconds,60.000");
    assertThat(value(report, "lines", line, "repeats-per-call")).isEqualTo("ratio,0.5000");
    assertThat(value(report, "lines", line, "waits-hit")).isEqualTo("share,1.0000");
    assertThat(value(report, "lines", "1001,,,,,,,", "waits-hit")).isEqualTo("share,");
    assertThat(value(report, "lines", "all,,,,,,,", "calls")).isEqualTo("count,3");
    String node = "1000,,company-line,menu,,,,";
    assertThat(value(report, "nodes", node, "zero-outs")).isEqualTo("count,1");
    assertThat(value(report, "nodes", node, "no-inputs")).isEqualTo("count,1");
    assertThat(value(report, "nodes", node, "no-matches")).isEqualTo("count,2");
  }

  @Test
  void casesAreThoseThatBeganAndThatOneContactWasEnoughFor() throws Exception {
    Instant old = NINE.minus(Duration.ofDays(10));
    past.contact(old, Told.CALLER, true, null);
    past.contact(old.plusSeconds(1), Told.CALLER, true, old.plusSeconds(60));
    past.contact(old.plusSeconds(60), Told.CALLER, false, null);
    past.contact(old.plusSeconds(2), null, true, null);
    past.contact(NINE, Told.CALLER, true, null);
    Report week = report(Period.Kind.DAY, "2026-11-18", NINE);
    for (String keys : List.of("1000,,,,,,,", "all,,,,,,,")) {
      assertThat(value(week, "cases", keys, "cases")).isEqualTo("count,2");
      assertThat(value(week, "cases", keys, "came-again")).isEqualTo("count,1");
      assertThat(value(week, "cases", keys, "undecided")).isEqualTo("count,0");
      assertThat(value(week, "cases", keys, "fcr")).isEqualTo("share,0.5000");
    }
    Report today = report(Period.Kind.DAY, "2026-11-28", NINE.plusSeconds(60));
    assertThat(value(today, "cases", "all,,,,,,,", "undecided")).isEqualTo("count,1");
    assertThat(value(today, "cases", "all,,,,,,,", "fcr")).isEqualTo("share,");
  }

  @Test
  void promisesAreKeptLateOrBroken() throws Exception {
    past.promise(NINE, Outcome.KEPT, Duration.ofSeconds(40));
    past.promise(NINE, Outcome.KEPT, Duration.ofSeconds(100));
    past.promise(NINE, Outcome.LATE, Duration.ofMinutes(15));
    past.promise(NINE, Outcome.BROKEN, null);
    past.promise(NINE, Outcome.CANCELLED, null);
    past.promise(NINE, Outcome.OPEN, null);
    past.promise(NINE.minusSeconds(86_400), Outcome.KEPT, Duration.ZERO);
    Report report = day();
    for (String keys : List.of("1000,people,,,,,,", "all,all,,,,,,")) {
      assertThat(value(report, "callbacks", keys, "promises")).isEqualTo("count,6");
      assertThat(value(report, "callbacks", keys, "kept")).isEqualTo("count,2");
      assertThat(value(report, "callbacks", keys, "late")).isEqualTo("count,1");
      assertThat(value(report, "callbacks", keys, "broken")).isEqualTo("count,1");
      assertThat(value(report, "callbacks", keys, "owed")).isEqualTo("count,1");
      assertThat(value(report, "callbacks", keys, "kept-share")).isEqualTo("share,0.5000");
      assertThat(value(report, "callbacks", keys, "promise-to-connect-p50"))
          .isEqualTo("seconds,100.000");
    }
    assertThat(value(report, "hours", ",,,,,,,09:00", "kept")).isEqualTo("count,2");
  }

  @Test
  void agentsAreOccupiedByTalkAndWrapUp() throws Exception {
    past.move("101", NINE.minusSeconds(100_000), "Available", "");
    past.move("101", NINE, "OnCall", "");
    past.move("101", NINE.plusSeconds(60), "WrapUp", "");
    past.move("101", NINE.plusSeconds(70), "Paused", "lunch");
    past.move("101", NINE.plusSeconds(100), "SignedOut", "");
    Report report = day();
    String agent = ",,,,101,,,";
    assertThat(value(report, "agents", agent, "signed-in"))
        .as("since midnight")
        .isEqualTo("seconds,32500.000");
    assertThat(value(report, "agents", agent, "aht")).isEqualTo("seconds,70.000");
    assertThat(value(report, "agents", agent, "talk")).isEqualTo("seconds,60.000");
    assertThat(value(report, "agents", agent, "wrap-up")).isEqualTo("seconds,10.000");
    assertThat(value(report, "agents", agent, "occupancy")).isEqualTo("share,0.0022");
    assertThat(value(report, "agents", ",,,,all,,,", "talks")).isEqualTo("count,1");
    assertThat(value(report, "pauses", ",,,,101,lunch,,", "paused")).isEqualTo("seconds,30.000");
  }

  @Test
  void whatGoesOnLastsUntilNowAtMost() throws Exception {
    past.move("101", NINE, "Available", "");
    Report report = report(Period.Kind.DAY, "2026-11-28", NINE.plusSeconds(90));
    assertThat(value(report, "agents", ",,,,101,,,", "available")).isEqualTo("seconds,90.000");
    assertThat(report.soFar()).isTrue();
    assertThat(report.html()).contains("before the period was over");
    assertThat(report(Period.Kind.DAY, "2026-11-28", NINE.minusSeconds(90_000)).soFar()).isTrue();
  }

  /** Half past two comes twice on that night, an hour apart. */
  @Test
  void theHourThatComesTwiceIsTwoInADayAndOneInAMonth() throws Exception {
    past.calls.add(answered(Instant.parse("2026-10-25T00:30:00Z"), 5));
    past.calls.add(answered(Instant.parse("2026-10-25T01:30:00Z"), 25));
    past.calls.add(answered(Instant.parse("2026-10-25T01:40:00Z"), 25));
    Report day = report(Period.Kind.DAY, "2026-10-25", LATER);
    assertThat(value(day, "hours", ",,,,,,,02:00 +02:00", "offered")).isEqualTo("count,1");
    assertThat(value(day, "hours", ",,,,,,,02:00 +01:00", "offered")).isEqualTo("count,2");
    Report month = report(Period.Kind.MONTH, "2026-10-25", LATER);
    assertThat(value(month, "hours", ",,,,,,,02:00", "offered")).isEqualTo("count,3");
    assertThat(value(month, "days", ",,,,,,2026-10-25,", "offered")).isEqualTo("count,3");
    assertThat(value(month, "days", ",,,,,,2026-10-26,", "offered")).isEqualTo("count,0");
  }

  @Test
  void aCallOfMidnightIsOfTheNewDay() throws Exception {
    Instant midnight = Instant.parse("2026-11-27T23:00:00Z");
    past.calls.add(answered(midnight, 5));
    past.calls.add(answered(midnight.minusNanos(1_000), 5));
    assertThat(ofAll(day(), "offered")).isEqualTo("count,1");
    assertThat(value(day(), "hours", ",,,,,,,00:00", "offered")).isEqualTo("count,1");
    Report week = report(Period.Kind.WEEK, "2026-11-28", LATER);
    assertThat(ofAll(week, "offered")).isEqualTo("count,2");
    assertThat(value(week, "days", ",,,,,,2026-11-27,", "offered")).isEqualTo("count,1");
  }

  @Test
  void aCallWhoseEventsAreGoneIsSaid() throws Exception {
    PastCall call = answered(NINE, 5);
    past.calls.add(new PastCall(call.call(), List.of()));
    Report report = day();
    assertThat(report.unreadable()).isEqualTo(1);
    assertThat(report.html()).contains("Calls that could not be read whole");
    assertThat(ofAll(report, "offered")).isEqualTo("count,0");
  }

  @Test
  void theHeadOfTheCsvNamesItsFieldsAndEachLineHasAllOfThem() throws Exception {
    hour(NINE);
    List<String> lines = csv(day());
    assertThat(lines.getFirst())
        .isEqualTo("table,line,queue,flow,node,agent,reason,day,hour,measure,unit,value");
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(12));
    assertThat(lines).doesNotHaveDuplicates();
  }

  @Test
  void thePageFetchesNothingAndTakesTextForText() throws Exception {
    hour(NINE);
    past.calls.add(new Told(NINE, "1000").noInput(1, "<b>&menu").ended(2, Reason.LEFT_FLOW));
    String html = day().html();
    assertThat(html).contains("&lt;b&gt;&amp;menu").doesNotContain("<b>&menu");
    assertThat(html).doesNotContain("<link", "<img", "<script src");
    assertThat(html).contains("default-src 'none'; script-src 'sha256-");
  }
}
