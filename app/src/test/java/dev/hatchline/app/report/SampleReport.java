package dev.hatchline.app.report;

import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;

/** The report of a company that has had some thousands of calls, the same each time. */
public final class SampleReport {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate FIRST = LocalDate.parse("2026-10-19");
  private static final int DAYS = 14;
  private static final int CALLS_A_DAY = 320;
  private static final int OPENS = 8;
  private static final int OPEN_HOURS = 10;

  private final Random random = new Random(7);
  private final Remembered past = new Remembered();

  private SampleReport() {
    for (int day = 0; day < DAYS; day++) {
      Instant opens = FIRST.plusDays(day).atTime(OPENS, 0).atZone(BERLIN).toInstant();
      calls(opens);
      agents(opens);
    }
  }

  /** The page of the period that this day is in. */
  public static String html(Period.Kind kind, String day) throws Exception {
    Period period = Period.of(kind, LocalDate.parse(day), BERLIN);
    return Report.of(
            OperatorConfig.defaults(),
            period,
            new SampleReport().past,
            Instant.parse("2026-11-28T12:00:00Z"))
        .html();
  }

  private void calls(Instant opens) {
    for (int i = 0; i < CALLS_A_DAY; i++) {
      double hour = Math.clamp(OPEN_HOURS / 2.0 + 2.2 * random.nextGaussian(), 0, OPEN_HOURS - 0.1);
      Instant rang = opens.plusMillis(Math.round(3_600_000 * hour));
      double busy = Math.exp(-Math.pow(hour - OPEN_HOURS / 2.0, 2) / 6);
      call(rang, 3 + 60 * busy * -Math.log(1 - random.nextDouble()));
    }
  }

  private void call(Instant rang, double wait) {
    Told call = new Told(rang, random.nextInt(4) == 0 ? "1001" : "1000");
    String node = random.nextBoolean() ? "menu" : "which-order";
    if (random.nextInt(9) == 0) {
      call.noInput(3, node);
    }
    if (random.nextInt(7) == 0) {
      call.noMatch(5, node);
    }
    int way = random.nextInt(100);
    if (way < 20) {
      past.calls.add(call.ended(30, Reason.FLOW_ENDED));
      return;
    }
    call.zeroOut(8, node).joined(8.1, "people").told(9, 0, 60);
    if (way < 30 && wait > 20) {
      past.calls.add(call.ended(8.1 + wait / 2, Reason.LEFT_LINE));
    } else if (way < 45 && wait > 40) {
      past.calls.add(call.promised(40).ended(45, Reason.PROMISED));
      promise(rang.plusSeconds(40));
    } else {
      double talk = 60 + 240 * random.nextDouble();
      past.calls.add(call.bridged(8.1 + wait, "101").ended(8.1 + wait + talk, Reason.SERVED));
    }
  }

  private void promise(Instant at) {
    int luck = random.nextInt(20);
    if (luck == 0) {
      past.promise(at, Outcome.BROKEN, null);
    } else if (luck == 1) {
      past.promise(at, Outcome.CANCELLED, null);
    } else {
      Duration after = Duration.ofSeconds(30 + random.nextInt(700));
      past.promise(at, after.toSeconds() > 600 ? Outcome.LATE : Outcome.KEPT, after);
    }
  }

  private void agents(Instant opens) {
    for (String agent : new String[] {"101", "102", "103"}) {
      Instant at = opens;
      Instant closes = opens.plusSeconds(3_600L * OPEN_HOURS);
      while (at.isBefore(closes)) {
        past.move(agent, at, "Available", "");
        at = at.plusSeconds(60 + random.nextInt(300));
        past.move(agent, at, "OnCall", "");
        at = at.plusSeconds(60 + random.nextInt(240));
        past.move(agent, at, "WrapUp", "");
        at = at.plusSeconds(10);
        if (random.nextInt(30) == 0) {
          past.move(agent, at, "Paused", random.nextBoolean() ? "lunch" : "break");
          at = at.plusSeconds(900);
        }
      }
      past.move(agent, at, "SignedOut", "");
    }
  }
}
