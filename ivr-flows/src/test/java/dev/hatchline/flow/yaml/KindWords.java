package dev.hatchline.flow.yaml;

/** What designers are told of the kinds of nodes. */
final class KindWords {
  static final String ALL =
      "say, menu, ask, set, branch, hours, lookup, call, return, queue, callback, message,"
          + " language, note, survey, outage, transfer, end";

  private KindWords() {}
}
