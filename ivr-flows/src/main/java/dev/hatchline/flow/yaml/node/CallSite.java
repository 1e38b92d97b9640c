package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.yaml.sheet.Callee;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node that calls a flow, by the names of the flow in which it stands.
 *
 * @param node its own name, without the calls that lead to it
 * @param take from a result to the value that it is to be
 * @param then where the caller's flow goes on; absent if the called one never comes back
 */
public record CallSite(
    String node, Callee callee, Map<String, String> take, @Nullable String then) {
  public CallSite {
    take = Map.copyOf(take);
  }
}
