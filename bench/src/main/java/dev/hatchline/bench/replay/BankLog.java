package dev.hatchline.bench.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The log of the Technion's "Anonymous Bank" (I. Guedj, A. Mandelbaum), as CSV with a head: one
 * line a call, times of day as {@code h:mm:ss}, durations in seconds.
 *
 * @param calls who wanted an agent, by the time of joining
 * @param outcomes how many lines there are of each kind
 */
record BankLog(List<BankCall> calls, Map<BankOutcome, Integer> outcomes) {
  static final int ALL_DAYS = Integer.MAX_VALUE;

  BankLog {
    calls = List.copyOf(calls);
    outcomes = Map.copyOf(outcomes);
  }

  int count(BankOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** The days on which anybody wanted an agent. */
  List<LocalDate> days() {
    return calls.stream().map(BankCall::day).distinct().toList();
  }

  static BankLog read(Path file, int days) throws IOException, BrokenLog {
    return of(Files.readAllLines(file), days);
  }

  /**
   * Reads the lines of a file, the head included.
   *
   * @param days only so many, the first ones, are taken; the others are read all the same
   * @throws BrokenLog if a line is not as expected: none is passed over
   */
  static BankLog of(List<String> lines, int days) throws BrokenLog {
    String head = lines.isEmpty() ? "" : lines.getFirst();
    if (!head.equals(BankLine.HEAD)) {
      throw new BrokenLog(1, "the head '" + BankLine.HEAD + "'", head);
    }
    List<BankCall> calls = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (int number = 2; number <= lines.size(); number++) {
      BankLine line = new BankLine(number, lines.get(number - 1));
      Kind kind = new Kind(line.day(), line.outcome());
      kinds.add(kind);
      if (kind.outcome() == BankOutcome.SERVED || kind.outcome() == BankOutcome.GAVE_UP) {
        calls.add(line.call());
      }
    }
    return of(calls, kinds, days);
  }

  private record Kind(LocalDate day, BankOutcome outcome) {}

  private static BankLog of(List<BankCall> calls, List<Kind> kinds, int days) throws BrokenLog {
    Set<LocalDate> taken =
        kinds.stream().map(Kind::day).collect(Collectors.toCollection(TreeSet::new)).stream()
            .limit(days)
            .collect(Collectors.toSet());
    Map<BankOutcome, Integer> outcomes = new EnumMap<>(BankOutcome.class);
    kinds.stream()
        .filter(kind -> taken.contains(kind.day()))
        .forEach(kind -> outcomes.merge(kind.outcome(), 1, Integer::sum));
    List<BankCall> all =
        calls.stream()
            .filter(call -> taken.contains(call.day()))
            .sorted(Comparator.comparing(BankCall::joined).thenComparingInt(BankCall::line))
            .toList();
    if (all.stream().noneMatch(call -> call.service() != null)) {
      throw new BrokenLog("expected at least one call that was served, found none");
    }
    return new BankLog(all, outcomes);
  }
}
