package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Of the customers who answered, how many met no agent in time: the bar of the US Telemarketing
 * Sales Rule, 16 CFR 310.4(b)(4), is 3 % in 30 days. One thread at a time.
 */
public final class AnswerShare {
  /** An agent must be there so soon after the answer. */
  public static final Duration IN_TIME = Duration.ofSeconds(2);

  /** Days that count, today included. */
  public static final int DAYS = 30;

  /** The bar. */
  public static final double UNMET_MAX = 0.03;

  private final TreeMap<LocalDate, AnswerDay> days = new TreeMap<>();

  /** What was counted before the start is added to what has been since. */
  void restore(Collection<AnswerDay> counted) {
    counted.forEach(day -> days.merge(day.day(), day, AnswerShare::sum));
  }

  /** One customer answered then, and met an agent in time or did not. */
  void count(Instant answered, boolean met) {
    LocalDate day = day(answered);
    days.merge(day, new AnswerDay(day, 1, met ? 0 : 1), AnswerShare::sum);
    days.headMap(days.lastKey().minusDays(DAYS)).clear();
  }

  /** All that count at this time, as one. */
  public AnswerDay total(Instant now) {
    return List.copyOf(days.tailMap(day(now).minusDays(DAYS - 1L)).values()).stream()
        .reduce(new AnswerDay(day(now), 0, 0), AnswerShare::sum);
  }

  /** From 0 to 1; 0 when nobody answered. */
  public static double share(AnswerDay total) {
    return total.answered() == 0 ? 0 : (double) total.unmet() / total.answered();
  }

  /** From when on answers count at this time. */
  static Instant since(Instant now) {
    return day(now).minusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static AnswerDay sum(AnswerDay one, AnswerDay other) {
    return new AnswerDay(one.day(), one.answered() + other.answered(), one.unmet() + other.unmet());
  }
}
