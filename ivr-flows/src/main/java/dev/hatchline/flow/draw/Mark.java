package dev.hatchline.flow.draw;

/**
 * What stands on an arrow.
 *
 * @param key whether it is a key that is pressed; otherwise words
 */
public record Mark(String text, boolean key) {
  public static final double HEIGHT = 18;

  public double width() {
    return key ? HEIGHT : Widths.of(text, 11, false) + 8;
  }

  /** Of marks beside each other. */
  public static double width(Iterable<Mark> marks) {
    double width = 0;
    for (Mark mark : marks) {
      width += mark.width() + 2;
    }
    return width;
  }
}
