package dev.hatchline.flow.schema;

/**
 * One key of a place in a flow.
 *
 * @param says what it is, for whoever points at it in an editor
 */
record Key(String name, Shape shape, boolean required, String says) {
  static Key must(String name, Shape shape, String says) {
    return new Key(name, shape, true, says);
  }

  static Key may(String name, Shape shape, String says) {
    return new Key(name, shape, false, says);
  }
}
