package dev.hatchline.flow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The languages that a flow speaks, of which the first is spoken until another is chosen.
 *
 * @param tags BCP 47, such as {@code es} or {@code en-GB}; none for a flow that does not say
 */
public record Languages(List<String> tags) {
  /** Of a flow that does not say. */
  public static final Languages UNSAID = new Languages(List.of());

  /** Nobody listens to the names of more. */
  public static final int MAX = 8;

  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

  public Languages {
    tags = List.copyOf(tags);
  }

  /** Whether this can be a language of a flow. */
  public static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  public boolean areSaid() {
    return !tags.isEmpty();
  }

  /** The one that is spoken until another is chosen; empty for a flow that does not say. */
  public String first() {
    return tags.isEmpty() ? "" : tags.getFirst();
  }

  /** The one that is meant by a tag: it itself, or the same language of another country. */
  public Optional<String> nearest(String wanted) {
    return tags.stream()
        .filter(wanted::equals)
        .findFirst()
        .or(() -> tags.stream().filter(tag -> bare(tag).equals(bare(wanted))).findFirst());
  }

  /** The language of a tag, without the country. */
  public static String bare(String tag) {
    int country = tag.indexOf('-');
    return country < 0 ? tag : tag.substring(0, country);
  }
}
