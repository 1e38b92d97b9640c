package dev.hatchline.routing.outage;

import dev.hatchline.call.PhoneNumber;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which callers an outage concerns: those who dialled one of these lines, whose number begins like
 * this, and whose place does. A set that is empty says nothing: any line, any number, any place.
 *
 * @param lines numbers dialled, as in the operator's file; at most {@link #PARTS_MAX}
 * @param prefixes beginnings of numbers, such as {@code +1202}; at most {@link #PARTS_MAX}
 * @param places beginnings of what callers say of where they are, such as {@code 902} of the postal
 *     code 90210; at most {@link #PARTS_MAX}
 */
public record Area(
    NavigableSet<String> lines, NavigableSet<String> prefixes, NavigableSet<String> places) {
  public static final int PARTS_MAX = 20;

  /** A country code at least; a whole number at most (ITU-T E.164). */
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");

  private static final Pattern LINE = Pattern.compile("\\+?[0-9]{1,15}");
  private static final Pattern PLACE = Pattern.compile("[0-9A-Za-z]{1,20}");

  /** Wherever it is. */
  public Area(NavigableSet<String> lines, NavigableSet<String> prefixes) {
    this(lines, prefixes, Collections.emptyNavigableSet());
  }

  public Area {
    lines = Collections.unmodifiableNavigableSet(new TreeSet<>(lines));
    prefixes = Collections.unmodifiableNavigableSet(new TreeSet<>(prefixes));
    places = Collections.unmodifiableNavigableSet(new TreeSet<>(places));
    require(lines, LINE, "the number of a line, such as 1000");
    require(prefixes, PREFIX, "the beginning of numbers, such as +1202");
    require(places, PLACE, "the beginning of places, letters and digits such as 902");
  }

  private static void require(NavigableSet<String> parts, Pattern form, String expected) {
    if (parts.size() > PARTS_MAX) {
      throw new IllegalArgumentException(
          "expected at most %d of a kind, found %d".formatted(PARTS_MAX, parts.size()));
    }
    parts.stream()
        .filter(part -> !form.matcher(part).matches())
        .findFirst()
        .ifPresent(part -> {
          throw new IllegalArgumentException("expected %s, found '%s'".formatted(expected, part));
        });
  }

  /**
   * Whether it concerns this caller.
   *
   * @param number empty when it is withheld: then only the line tells
   * @param place empty of who has not said where they are: then only what is everywhere concerns
   *     them
   */
  public boolean concerns(String line, Optional<PhoneNumber> number, Optional<String> place) {
    return (lines.isEmpty() || lines.contains(line))
        && begins(prefixes, number.map(PhoneNumber::e164))
        && begins(places, place);
  }

  private static boolean begins(NavigableSet<String> beginnings, Optional<String> whole) {
    return beginnings.isEmpty()
        || whole.stream().anyMatch(known -> beginnings.stream().anyMatch(known::startsWith));
  }
}
