package dev.hatchline.bench.replay;

import dev.hatchline.bench.replay.BankCall.Priority;
import dev.hatchline.bench.replay.BankCall.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Made calls; no line of the real log is among them. */
final class Made {
  static final Instant OPENS = Instant.parse("1999-08-01T07:00:00Z");

  private Made() {}

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static BankCall served(int line, long at, long waited, long talk, @Nullable String server) {
    return call(line, at, waited, "c" + line, new Service(seconds(talk), server));
  }

  static BankCall gaveUp(int line, long at, long waited, @Nullable String customer) {
    return call(line, at, waited, customer, null);
  }

  static BankCall call(
      int line, long at, long waited, @Nullable String customer, @Nullable Service service) {
    return new BankCall(
        line,
        CallType.PS,
        Priority.REGULAR,
        customer,
        OPENS.plusSeconds(at),
        seconds(waited),
        service);
  }

  static BankCall typed(BankCall call, CallType type) {
    return new BankCall(
        call.line(),
        type,
        call.priority(),
        call.customer(),
        call.joined(),
        call.waited(),
        call.service());
  }

  /** Two days of a small bank with too few agents, a few customers of which ring often. */
  static List<String> log() {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>(List.of(BankLine.HEAD));
    for (int day = 1; day <= 2; day++) {
      for (int second = 25_200; second < 43_200; second += 20 + random.nextInt(60)) {
        lines.add(line(random, day, second));
      }
    }
    return lines;
  }

  private static String line(Random random, int day, int second) {
    int waited = random.nextInt(10) < 3 ? 0 : 1 + random.nextInt(200);
    boolean served = waited == 0 || random.nextInt(10) < 7;
    int talk = served ? 20 + random.nextInt(300) : 0;
    String customer = random.nextInt(4) == 0 ? "0" : "k" + random.nextInt(90);
    String type = List.of("PS", "PS", "PS", "NW", "TT").get(random.nextInt(5));
    return String.join(
        ",",
        "AA0101",
        "1",
        customer,
        Integer.toString(random.nextInt(3)),
        type,
        "1999-08-0" + day,
        time(second - 5),
        time(second),
        "5",
        waited == 0 ? time(0) : time(second),
        waited == 0 ? time(0) : time(second + waited),
        Integer.toString(waited),
        served ? "AGENT" : "HANG",
        served ? time(second + waited) : time(0),
        served ? time(second + waited + talk) : time(0),
        Integer.toString(talk),
        served ? "s" + random.nextInt(6) : "NO_SERVER");
  }

  private static String time(int second) {
    return "%d:%02d:%02d".formatted(second / 3_600, second / 60 % 60, second % 60);
  }
}
