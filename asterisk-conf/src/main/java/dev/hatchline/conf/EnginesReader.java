package dev.hatchline.conf;

/** How many engines there are, and whether they can meet. */
final class EnginesReader {
  private static final String KEY = "engines";

  private EnginesReader() {}

  static int read(Problems problems, Section root, Database database) {
    int engines = root.number(KEY, 1, 1, EngineName.ENGINES_MAX);
    if (engines > 1 && database instanceof Database.Embedded) {
      problems.add(
          root.at(KEY),
          engines + " engines, and a database that only one can open",
          "a 'database' of 'mysql' beside them, or 1");
    }
    return engines;
  }
}
