package dev.hatchline.flow.yaml;

import dev.hatchline.flow.FlowReturn;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way back from a called flow to the one that calls it. */
final class ReturnParser {
  static final String RETURN = "return";

  /** Where a flow goes back to that is read by itself; no name of a node can be this. */
  static final String OUTSIDE = "/return";

  private final Problems problems;
  private final Parts parts;

  ReturnParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  /** Whether this node is one. */
  static boolean is(YamlMap.Entry node) {
    return YamlMap.of(node.value(), Problems.unheard(), "")
        .filter(map -> map.find(RETURN).isPresent())
        .isPresent();
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of(RETURN), "beside 'return'");
    if (!Scalars.isEmpty(kind.value())) {
      String what = "found " + Scalars.kindOf(kind.value());
      String expected =
          "nothing after 'return:'; what goes back stands below 'results:' at the top";
      problems.add(kind.value(), Code.BAD_VALUE, what, expected);
      return Optional.empty();
    }
    Map<String, Signature.Declared> results = parts.signature().results();
    Set<String> needs =
        results.entrySet().stream()
            .filter(result -> result.getValue().must())
            .map(result -> parts.scope().value(result.getKey()))
            .collect(Collectors.toSet());
    needs.forEach(name -> parts.use(parts.scope().plain(name), kind.value(), Use.Kind.RESULT));
    CallSite site = parts.site();
    return Optional.of(
        new FlowReturn(take(site, results), needs, site == null ? OUTSIDE : then(site)));
  }

  /** Of a flow without a way back there is no such node. */
  private static String then(CallSite site) {
    return Optional.ofNullable(site.then()).orElse(OUTSIDE);
  }

  private Map<String, Formula> take(
      @Nullable CallSite site, Map<String, Signature.Declared> results) {
    Map<String, Formula> take = new HashMap<>();
    if (site != null) {
      site.take()
          .forEach((result, name) -> {
            Signature.Declared declared = results.get(result);
            if (declared != null) {
              take.put(name, Formula.named(parts.scope().value(result), declared.type()));
            }
          });
    }
    return take;
  }
}
