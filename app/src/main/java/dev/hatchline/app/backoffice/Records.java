package dev.hatchline.app.backoffice;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the demo company knows: three orders, two outages, who has called about an order, and the
 * few things of {@link Trades}. The shapes are told in docs/operator-file.md.
 */
final class Records {
  /** Answers to so many POSTs are remembered by their keys; the oldest go first. */
  static final int KEYS_MAX = 10_000;

  private static final int KEY_LENGTH_MAX = 100;
  private static final String NAME = "([A-Za-z0-9-]{1,20})";
  private static final Pattern ORDER = Pattern.compile("/orders/" + NAME);
  private static final Pattern CALLS = Pattern.compile("/orders/" + NAME + "/calls");
  private static final Pattern OUTAGE = Pattern.compile("/outages/" + NAME);

  /** An order; the days are from today to its arrival. */
  private record Order(String state, int days) {}

  private static final Map<String, Order> ORDERS =
      Map.of(
          "40017", new Order("shipped", 3),
          "40018", new Order("being packed", 5),
          "40019", new Order("delivered", -1));

  private record Outage(String until, int affected) {}

  private static final Map<String, Outage> OUTAGES =
      Map.of("20500", new Outage("six P M", 1200), "20501", new Outage("noon", 37));

  /** A status and a JSON object. */
  record Reply(int status, String json) {
    static final Reply MISSING = new Reply(404, "{\"error\":\"there is no such thing\"}");
    static final Reply WRONG_METHOD = new Reply(405, "{\"error\":\"not this method\"}");
    static final Reply NO_KEY = new Reply(400, "{\"error\":\"expected an Idempotency-Key\"}");
  }

  private final InstantSource clock;
  private final Map<String, Integer> calls = new HashMap<>();
  private final Map<String, Reply> replies =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
          return size() > KEYS_MAX;
        }
      };

  Records(InstantSource clock) {
    this.clock = clock;
  }

  Reply answer(String method, String path, String key) {
    Matcher order = ORDER.matcher(path);
    Matcher called = CALLS.matcher(path);
    Matcher outage = OUTAGE.matcher(path);
    if (order.matches()) {
      return method.equals("GET") ? order(order.group(1)) : Reply.WRONG_METHOD;
    } else if (outage.matches()) {
      return method.equals("GET") ? outage(outage.group(1)) : Reply.WRONG_METHOD;
    } else if (called.matches()) {
      return method.equals("POST") ? called(called.group(1), key) : Reply.WRONG_METHOD;
    }
    return Trades.answer(method, path, today()).orElse(Reply.MISSING);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.systemDefault());
  }

  private Reply order(String number) {
    Order order = ORDERS.get(number);
    if (order == null) {
      return Reply.MISSING;
    }
    LocalDate eta = today().plusDays(order.days());
    return new Reply(
        200,
        "{\"order\":\"%s\",\"state\":\"%s\",\"eta\":\"%s\"}".formatted(number, order.state(), eta));
  }

  private static Reply outage(String area) {
    Outage outage = OUTAGES.getOrDefault(area, new Outage("", 0));
    return new Reply(
        200,
        "{\"area\":\"%s\",\"outage\":%s,\"until\":\"%s\",\"affected\":%d}"
            .formatted(area, OUTAGES.containsKey(area), outage.until(), outage.affected()));
  }

  /** The same key is answered the same, and counts once. */
  private synchronized Reply called(String number, String key) {
    if (!ORDERS.containsKey(number)) {
      return Reply.MISSING;
    }
    if (key.isEmpty() || key.length() > KEY_LENGTH_MAX) {
      return Reply.NO_KEY;
    }
    return replies.computeIfAbsent(
        number + " " + key,
        _ ->
            new Reply(
                201,
                "{\"order\":\"%s\",\"calls\":%d}"
                    .formatted(number, calls.merge(number, 1, Integer::sum))));
  }
}
