package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.FlowReturn;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Sheet;
import dev.hatchline.flow.yaml.sheet.Signature;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way back from a called flow to the one that calls it. */
final class ReturnParser {
  private final Problems problems;
  private final Parts parts;

  ReturnParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of(Sheet.RETURN), "beside 'return'");
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
        new FlowReturn(take(site, results), needs, site == null ? Sheet.OUTSIDE : then(site)));
  }

  /** Of a flow without a way back there is no such node. */
  private static String then(CallSite site) {
    return Optional.ofNullable(site.then()).orElse(Sheet.OUTSIDE);
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
