package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Way.Why;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a lookup says of itself. */
final class LookupFacts {
  private LookupFacts() {}

  static Facts of(Node.Lookup lookup) {
    Set<String> takes = lookup.take().keySet();
    Facts asked =
        Facts.of(
                new Way(Why.THEN, lookup.then()).giving(takes),
                new Way(Why.MISSING, lookup.missing()),
                new Way(Why.FAILED, lookup.failed()))
            .saying(Role.SOUND, lookup.sound())
            .acting(lookup.what().method() == Node.Lookup.Method.POST)
            .working(lookup.what().timeout().plus(Node.Lookup.LATE));
    Set<String> needs = new LinkedHashSet<>(lookup.what().names());
    needs.addAll(asked.learning().needs());
    // An answer of before is no answer to what is asked now.
    Learning learnt = Learning.of(needs, takes).asking(lookup.what().names());
    return asked.learning(
        lookup.forget().map(wrong -> learnt.finding(wrong, Why.MISSING)).orElse(learnt));
  }
}
