package dev.hatchline.conf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which numbers may be dialled. The dialplan holds the same rule as patterns, so that a mistake in
 * one of the two costs nothing.
 */
public final class DialPolicy {
  /** E.164: at most 15 digits; shorter than 7 is no subscriber's number. */
  private static final int DIGITS_MIN = 7;

  private static final int DIGITS_MAX = 15;
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final List<String> allowed;
  private final List<String> shut;

  private DialPolicy(List<String> allowed, List<String> shut) {
    this.allowed = allowed;
    this.shut = shut;
  }

  /** Behind the loopback carrier nobody pays, so only premium ranges are shut. */
  public static DialPolicy of(OperatorConfig config) {
    List<String> allowed =
        switch (config.trunk()) {
          case Trunk.Loopback _ -> List.of("");
          case Trunk.Registration _, Trunk.Address _ -> config.dial().allow();
        };
    return new DialPolicy(allowed, premium());
  }

  /** Whether any number may be dialled: behind a carrier, whether the operator has allowed one. */
  public boolean dialsAny() {
    return !allowed.isEmpty();
  }

  /** Why the number is not dialled; empty when it may be. */
  public Optional<String> refusal(String number) {
    if (!NUMBER.matcher(number).matches()) {
      return Optional.of("not a number of the form +49301234567");
    }
    String digits = number.substring(1);
    if (allowed.stream().noneMatch(digits::startsWith)) {
      return Optional.of("its country code is not in dial.allow");
    }
    return shut.stream()
        .filter(digits::startsWith)
        .findFirst()
        .map(prefix -> "premium range +" + prefix);
  }

  /** The allowed numbers as dialplan patterns: a plus and digits only, one for each length. */
  List<String> patterns() {
    return allowed.stream().flatMap(DialPolicy::patterns).toList();
  }

  private static Stream<String> patterns(String prefix) {
    String start = prefix.isEmpty() ? "Z" : prefix;
    return IntStream.rangeClosed(DIGITS_MIN, DIGITS_MAX)
        .mapToObj(length -> "+" + start + "X".repeat(length - start.length()));
  }

  /** Beginnings, without plus, of what is never dialled though its country is allowed. */
  List<String> shutPrefixes() {
    return shut.stream()
        .filter(p -> allowed.stream().anyMatch(a -> p.startsWith(a) || a.startsWith(p)))
        .toList();
  }

  private static List<String> premium() {
    try (InputStream stream = DialPolicy.class.getResourceAsStream("premium-ranges.txt")) {
      if (stream == null) {
        throw new IllegalStateException("no premium-ranges.txt");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
