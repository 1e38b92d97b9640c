package dev.hatchline.app.backoffice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The demo company's book of credits: it takes {@code case.credited} as docs/webhooks.md describes
 * it, once for each key, and shows what it has. It forgets all of it when its process ends.
 */
final class Ledger {
  static final String PATH = "/credits";

  /** Name of the file in the secrets folder that holds the webhook's key. */
  static final String KEY_NAME = "demo-credits";

  /** So many are booked; the demo is full then. */
  static final int BOOKED_MAX = 10_000;

  /** What was signed longer ago may be somebody's who has overheard it. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
  private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

  private static final Records.Reply NOT_OURS =
      new Records.Reply(401, "{\"error\":\"the signature is missing, wrong or old\"}");

  private static final Records.Reply NOBODY =
      new Records.Reply(422, "{\"reason\":\"nobody knows whom to credit\"}");

  private static final Records.Reply FULL =
      new Records.Reply(507, "{\"error\":\"the demo has booked as much as it can\"}");

  /** A credit as it is shown. */
  private record Booked(String reference, String amount, String currency) {
    String json() {
      return "{\"reference\":\"%s\",\"amount\":\"%s\",\"currency\":\"%s\"}"
          .formatted(reference, amount, currency);
    }
  }

  private final Path key;
  private final InstantSource clock;
  private final Map<String, Booked> booked = new LinkedHashMap<>();

  /**
   * Nothing is booked yet.
   *
   * @param key the file that has the webhook's key; read at each request, so that it may come later
   */
  Ledger(Path key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  Records.Reply answer(String method, String signature, String key, String body) {
    return switch (method) {
      case "GET" -> shown();
      case "POST" -> book(signature, key, body);
      default -> Records.Reply.WRONG_METHOD;
    };
  }

  private synchronized Records.Reply shown() {
    return new Records.Reply(
        200,
        booked.values().stream()
            .map(Booked::json)
            .collect(Collectors.joining(",", "{\"credits\":[", "]}")));
  }

  private synchronized Records.Reply book(String signature, String id, String body) {
    if (!signed(signature, body)) {
      return NOT_OURS;
    }
    if (!KEY.matcher(id).matches()) {
      return Records.Reply.NO_KEY;
    }
    if (!tells(text(body, "number")) && !tells(text(body, "account"))) {
      return NOBODY;
    }
    if (booked.size() >= BOOKED_MAX && !booked.containsKey(id)) {
      return FULL;
    }
    Booked as =
        booked.computeIfAbsent(
            id,
            _ ->
                new Booked(
                    "BO-" + (booked.size() + 1), text(body, "amount"), text(body, "currency")));
    return new Records.Reply(201, as.json());
  }

  /** Of our own JSON, in which these hold nothing that is escaped. */
  private static String text(String body, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":\"([^\"\\\\]*)\"").matcher(body);
    return found.find() ? found.group(1) : "";
  }

  /** A number that is masked tells nobody. */
  private static boolean tells(String who) {
    return !who.isEmpty() && !who.startsWith("*");
  }

  private boolean signed(String signature, String body) {
    Matcher parts = SIGNATURE.matcher(signature);
    if (!parts.matches()) {
      return false;
    }
    long age = clock.instant().getEpochSecond() - Long.parseLong(parts.group(1));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(Files.readString(key).strip()), "HmacSHA256"));
      byte[] expected = mac.doFinal(bytes(parts.group(1) + "." + body));
      return Math.abs(age) < FRESH.toSeconds()
          && MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts.group(2)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
      return false; // without a key nothing is the engine's
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
