package dev.hatchline.conf;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** {@code webhooks: [{name: crm, url: https://crm.example/hook, secret: crm-webhook}]}. */
final class WebhooksReader {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int PORT_MAX = 65_535;

  /** Stands in for an address that is reported already. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

  private final Problems problems;

  private WebhooksReader(Problems problems) {
    this.problems = problems;
  }

  /** No key at all means none. */
  static List<Webhook> read(Problems problems, Section root) {
    WebhooksReader reader = new WebhooksReader(problems);
    Set<String> seen = new HashSet<>();
    List<Webhook> webhooks = root.each("webhooks", item -> reader.webhook(item, seen));
    if (webhooks.size() > Webhook.WEBHOOKS_MAX) {
      problems.add(
          root.at("webhooks"),
          "'webhooks' has " + webhooks.size() + " entries",
          "at most " + Webhook.WEBHOOKS_MAX);
    }
    return webhooks;
  }

  private Webhook webhook(Section item, Set<String> seen) {
    item.want("url", TextForm.URL);
    item.want("secret", TextForm.SECRET_NAME);
    return new Webhook(
        item.needed("name", TextForm.NAME, seen),
        url(item),
        events(item),
        numbers(item),
        item.text("secret", "", TextForm.SECRET_NAME));
  }

  private URI url(Section item) {
    return url(problems, item, "url").orElse(NOWHERE);
  }

  /** The address under this key; empty if there is none, or one that is reported. */
  static Optional<URI> url(Problems problems, Section item, String key) {
    Optional<String> text = item.value(key).flatMap(node -> TextForm.URL.read(problems, node));
    Optional<URI> url = text.flatMap(WebhooksReader::url);
    if (text.isPresent() && url.isEmpty()) {
      problems.add(
          item.at(key),
          Section.found(item.at(key)),
          TextForm.URL.expected() + ", http or https, without user and '#'");
    }
    return url;
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = new URI(text);
      boolean good =
          url.getScheme() != null
              && SCHEMES.contains(url.getScheme())
              && url.getHost() != null
              && url.getPort() != 0
              && url.getPort() <= PORT_MAX
              && url.getRawUserInfo() == null
              && url.getRawFragment() == null;
      return good ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /** Left out means all of them. */
  private Set<String> events(Section item) {
    Set<String> events = new LinkedHashSet<>();
    for (Node node : item.list("events")) {
      TextForm.ANY.read(problems, node).ifPresent(text -> event(node, text, events));
    }
    if (item.at("events") instanceof SequenceNode list && list.getValue().isEmpty()) {
      problems.add(list, "'events' is empty", "at least one event, or no 'events' for all");
    }
    return events.isEmpty() ? Set.copyOf(Webhook.EVENTS) : events;
  }

  private void event(Node node, String text, Set<String> events) {
    if (!Webhook.EVENTS.contains(text)) {
      problems.add(node, "'" + text + "' is not known", DidYouMean.expected(text, Webhook.EVENTS));
    } else if (!events.add(text)) {
      problems.add(node, "'" + text + "' stands here twice", "each event once");
    }
  }

  private static Webhook.Numbers numbers(Section item) {
    String full = Webhook.Numbers.FULL.word();
    String masked = Webhook.Numbers.MASKED.word();
    return item.chosen("numbers", masked, Set.of(full, masked)).equals(full)
        ? Webhook.Numbers.FULL
        : Webhook.Numbers.MASKED;
  }
}
