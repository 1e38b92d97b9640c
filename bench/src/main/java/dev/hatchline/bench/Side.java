package dev.hatchline.bench;

/** Whose calls are measured, by the numbers dialled. */
enum Side {
  OURS("1000", "1001", "1001"),
  BARE("2000", "2001", "2002");

  private final String greeting;
  private final String crowd;
  private final String media;

  Side(String greeting, String crowd, String media) {
    this.greeting = greeting;
    this.crowd = crowd;
    this.media = media;
  }

  /** Greets, and leads to an agent by 0. */
  String greeting() {
    return greeting;
  }

  /** Plays to callers who only make the machine work. */
  String crowd() {
    return crowd;
  }

  /** Plays on and on over AudioSocket. */
  String media() {
    return media;
  }
}
