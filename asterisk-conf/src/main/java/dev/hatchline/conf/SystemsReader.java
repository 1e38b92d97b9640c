package dev.hatchline.conf;

import dev.hatchline.conf.BusinessSystem.Address;
import dev.hatchline.conf.BusinessSystem.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** {@code systems: [{name: orders, address: https://orders.example/api, methods: [GET]}]}. */
final class SystemsReader {
  private static final String DEMO = "demo";
  private static final Set<String> METHODS = Set.of("GET", "POST");
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int PORT_MAX = 65_535;

  /** Segments of plain characters, none of them only dots, none empty but the last. */
  private static final Pattern PATH = Pattern.compile("(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)*/?");

  private final Problems problems;

  private SystemsReader(Problems problems) {
    this.problems = problems;
  }

  /** No key at all means the demo's two; an empty list means none. */
  static List<BusinessSystem> read(
      Problems problems, Section root, List<BusinessSystem> otherwise) {
    if (!root.has("systems")) {
      return otherwise;
    }
    SystemsReader reader = new SystemsReader(problems);
    Set<String> seen = new HashSet<>();
    return root.each("systems", item -> reader.system(item, seen));
  }

  private BusinessSystem system(Section item, Set<String> seen) {
    item.want("address", TextForm.ADDRESS);
    return new BusinessSystem(
        item.needed("name", TextForm.SYSTEM, seen),
        address(item),
        methods(item),
        item.value("secret").flatMap(node -> TextForm.SECRET_NAME.read(problems, node)),
        item.duration("timeout", BusinessSystem.TIMEOUT, SHORTEST, LONGEST));
  }

  private Address address(Section item) {
    String text = item.text("address", DEMO, TextForm.ADDRESS);
    if (text.equals(DEMO)) {
      return new Address.Demo();
    }
    Optional<URI> base = base(text);
    if (base.isEmpty()) {
      problems.add(
          item.at("address"),
          Section.found(item.at("address")),
          TextForm.ADDRESS.expected()
              + ", without user, query, '#', '..', '%' or '//' in its path");
    }
    return base.<Address>map(Address.At::new).orElseGet(Address.Demo::new);
  }

  private static Optional<URI> base(String text) {
    try {
      URI uri = new URI(text);
      boolean good =
          uri.getScheme() != null
              && SCHEMES.contains(uri.getScheme())
              && uri.getHost() != null
              && uri.getPort() != 0
              && uri.getPort() <= PORT_MAX
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && PATH.matcher(uri.getRawPath()).matches();
      return good ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private Set<Method> methods(Section item) {
    Set<Method> methods = EnumSet.noneOf(Method.class);
    for (Node node : item.list("methods")) {
      TextForm.ANY
          .read(problems, node)
          .ifPresent(text -> {
            if (!METHODS.contains(text)) {
              problems.add(node, "'" + text + "' is not known", DidYouMean.expected(text, METHODS));
            } else if (!methods.add(Method.valueOf(text))) {
              problems.add(node, "'" + text + "' stands here twice", "each method once");
            }
          });
    }
    if (item.at("methods") instanceof SequenceNode list && list.getValue().isEmpty()) {
      problems.add(list, "'methods' is empty", "one of GET, POST, or both");
    }
    return methods.isEmpty() ? Set.of(Method.GET) : methods;
  }
}
