package dev.hatchline.telephony.speech;

import dev.hatchline.call.CallId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which calls are elder, by when they were first asked about: a call is heard anew each time that
 * it comes back from an agent who did not answer, and is no newer for that. Thread-safe.
 */
public final class Seniority {
  /** What is further back than so many calls is over. */
  static final int CALLS_MAX = 10_000;

  private final Map<CallId, Long> numbers = new LinkedHashMap<>();
  private long next;

  /** The number of a call; the elder the smaller. */
  public synchronized long of(CallId call) {
    Long known = numbers.get(call);
    if (known != null) {
      return known;
    }
    long number = next++;
    numbers.put(call, number);
    if (numbers.size() > CALLS_MAX) {
      var eldest = numbers.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return number;
  }

  /** The number of something new that is no call. */
  public synchronized long ofNobody() {
    return next++;
  }
}
