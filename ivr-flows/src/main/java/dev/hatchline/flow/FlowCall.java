package dev.hatchline.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Goes through another flow, whose nodes and values stand in this one by the name of this node and
 * their own.
 *
 * @param flow the name of the other
 * @param with what its parameters are, by their names in this flow
 * @param needs the values without which a parameter is missing that must be there
 * @param start its first node
 */
public record FlowCall(
    String flow, Map<String, Formula> with, java.util.Set<String> needs, String start)
    implements Node {
  public FlowCall {
    with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
  }

  @Override
  public Facts facts() {
    return Facts.of(new Way(Way.Why.THEN, start).giving(with.keySet()))
        .learning(Learning.computed(with).needing(needs));
  }
}
