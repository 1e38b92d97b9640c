package dev.hatchline.bench.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Who rings again after hanging up in line, of the customers whom the bank knew. A caller who is
 * known only once served leaves no trace, so that there are more of them than are seen here.
 */
final class Redials {
  /** Whoever comes later than this does not come because of having hung up. */
  static final Duration WITHIN = Duration.ofHours(1);

  private final Set<Integer> lines = new HashSet<>();
  private final List<Duration> delays = new ArrayList<>();
  private int gaveUp;

  /** Of calls in the order of their joining. */
  Redials(List<BankCall> calls) {
    Map<String, BankCall> last = new HashMap<>();
    for (BankCall call : calls) {
      String customer = call.customer();
      if (customer != null) {
        BankCall before = last.put(customer, call);
        if (before != null && before.service() == null) {
          follow(before, call);
        }
        gaveUp += call.service() == null ? 1 : 0;
      }
    }
  }

  private void follow(BankCall before, BankCall call) {
    Duration delay = Duration.between(before.waitedUntil(), call.joined());
    boolean rang = call.type() != CallType.TT; // else the bank has called
    if (rang && !delay.isNegative() && delay.compareTo(WITHIN) <= 0) {
      lines.add(call.line());
      delays.add(delay);
    }
  }

  /** Whether this call is one of a customer who had hung up shortly before. */
  boolean is(BankCall call) {
    return lines.contains(call.line());
  }

  int count() {
    return delays.size();
  }

  /** Of those who hung up, how many rang again. */
  double share() {
    return gaveUp == 0 ? 0 : (double) delays.size() / gaveUp;
  }

  /** After how long one who hangs up rings again; empty for one who does not. */
  Optional<Duration> draw(RandomGenerator random) {
    return random.nextDouble() < share()
        ? Optional.of(delays.get(random.nextInt(delays.size())))
        : Optional.empty();
  }
}
