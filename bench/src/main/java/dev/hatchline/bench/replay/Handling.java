package dev.hatchline.bench.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How long those would have talked who hung up: as somebody of the same type who was served in the
 * same hour of the day, or else at any hour, or else of any type.
 */
final class Handling {
  private final Map<CallType, Map<Integer, List<Duration>>> byHour = new HashMap<>();
  private final Map<CallType, List<Duration>> byType = new HashMap<>();
  private final List<Duration> all = new ArrayList<>();

  /** Of calls of which at least one was served. */
  Handling(List<BankCall> calls) {
    for (BankCall call : calls) {
      BankCall.Service service = call.service();
      if (service != null) {
        byHour
            .computeIfAbsent(call.type(), _ -> new HashMap<>())
            .computeIfAbsent(call.hour(), _ -> new ArrayList<>())
            .add(service.talk());
        byType.computeIfAbsent(call.type(), _ -> new ArrayList<>()).add(service.talk());
        all.add(service.talk());
      }
    }
  }

  Duration draw(CallType type, int hour, RandomGenerator random) {
    List<Duration> talks =
        byHour.getOrDefault(type, Map.of()).getOrDefault(hour, byType.getOrDefault(type, all));
    return talks.get(random.nextInt(talks.size()));
  }
}
