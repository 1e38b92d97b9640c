package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about; absent as long as nobody knows.
 *
 * @param subject such as {@code invoice}, at most {@link #SUBJECT_CHARS_MAX} characters
 * @param area where it is, such as a district; as long
 */
public record Topic(@Nullable String subject, @Nullable String area) {
  public static final int SUBJECT_CHARS_MAX = 80;
  public static final Topic UNKNOWN = new Topic(null, null);

  public Topic {
    if (subject != null) {
      Text.within(subject, SUBJECT_CHARS_MAX, "a subject");
    }
    if (area != null) {
      Text.within(area, SUBJECT_CHARS_MAX, "an area");
    }
  }

  public static Topic of(String subject) {
    return new Topic(subject, null);
  }

  /** What is not known is taken from the other. */
  Topic or(Topic other) {
    return new Topic(subject == null ? other.subject : subject, area == null ? other.area : area);
  }

  /** They may be one matter: the subjects are the same, or one is not known. */
  boolean fits(Topic other) {
    return subject == null || other.subject == null || subject.equals(other.subject);
  }
}
