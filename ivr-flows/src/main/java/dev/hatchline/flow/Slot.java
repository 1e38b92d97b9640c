package dev.hatchline.flow;

/**
 * The place of a value in a text: {@code order}, or {@code order:digits} where the form in which it
 * is spoken is not the usual one of its type.
 *
 * @param form as it is written; empty if it is not
 */
public record Slot(String name, String form) {
  /** What stands between the braces. */
  public static Slot of(String written) {
    int colon = written.indexOf(':');
    return colon < 0
        ? new Slot(written, "")
        : new Slot(written.substring(0, colon), written.substring(colon + 1));
  }
}
