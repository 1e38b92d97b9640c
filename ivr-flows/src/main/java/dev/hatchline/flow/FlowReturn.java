package dev.hatchline.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * The end of a flow that another one calls.
 *
 * @param take what the other takes of its results, by the names that these have there
 * @param needs the results that must be there
 * @param then where the other goes on
 */
public record FlowReturn(Map<String, Formula> take, java.util.Set<String> needs, String then)
    implements Node {
  public FlowReturn {
    take = Collections.unmodifiableMap(new LinkedHashMap<>(take));
    needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
  }

  @Override
  public Facts facts() {
    return Facts.of(new Way(Way.Why.THEN, then).giving(take.keySet()))
        .learning(Learning.computed(take).needing(needs));
  }
}
