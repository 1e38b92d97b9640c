package dev.hatchline.conf;

import dev.hatchline.conf.CaseRules.Affinity;
import dev.hatchline.conf.CaseRules.Credits;
import dev.hatchline.conf.CaseRules.Role;
import dev.hatchline.conf.OperatorConfig.Agent;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * {@code cases: {come-back: 7 d, goes-on: 10 min}}, {@code affinity: {last: 30 s}} and {@code
 * credits: {currency: EUR, max: {agent: [10, 20, 30]}}}.
 */
final class CaseReader {
  private static final String BY_PHONE = "phone";
  private static final String AT_DESK = "desk";

  private final Problems problems;
  private final Set<String> extensions;
  private final List<Webhook> webhooks;

  private CaseReader(Problems problems, List<Agent> agents, List<Webhook> webhooks) {
    this.problems = problems;
    this.webhooks = webhooks;
    this.extensions = agents.stream().map(Agent::extension).collect(Collectors.toSet());
  }

  static CaseRules read(
      Problems problems, Section root, List<Agent> agents, List<Webhook> webhooks) {
    CaseReader reader = new CaseReader(problems, agents, webhooks);
    CaseRules unsaid = CaseRules.DEFAULT;
    CaseRules kept = root.inside("cases", unsaid, CaseReader::cases);
    return new CaseRules(
        kept.comeBack(),
        kept.goesOn(),
        kept.messagesRing(),
        root.inside("affinity", unsaid.affinity(), CaseReader::affinity),
        root.inside("credits", unsaid.credits(), reader::credits));
  }

  private static CaseRules cases(Section section) {
    CaseRules unsaid = CaseRules.DEFAULT;
    return new CaseRules(
        section.duration("come-back", unsaid.comeBack(), Duration.ZERO, CaseRules.DAYS_MAX),
        section.duration("goes-on", unsaid.goesOn(), Duration.ZERO, Duration.ofHours(24)),
        section.chosen("messages", BY_PHONE, Set.of(BY_PHONE, AT_DESK)).equals(BY_PHONE),
        unsaid.affinity(),
        unsaid.credits());
  }

  private static Affinity affinity(Section section) {
    Affinity read =
        new Affinity(
            patience(section, "last", Affinity.DEFAULT.last()),
            patience(section, "owner", Affinity.DEFAULT.owner()),
            patience(section, "goes-on", Affinity.DEFAULT.goesOn()),
            section.duration(
                "recent", Affinity.DEFAULT.recent(), Duration.ZERO, CaseRules.DAYS_MAX));
    return read.last().isZero() ? Affinity.OFF : read;
  }

  private static Duration patience(Section section, String key, Duration unsaid) {
    return section.duration(key, unsaid, Duration.ZERO, CaseRules.PATIENCE_MAX);
  }

  private Credits credits(Section section) {
    return new Credits(
        currency(section),
        section.inside("max", Map.of(), this::max),
        agents(section, "seniors"),
        agents(section, "supervisors"),
        to(section));
  }

  private Optional<String> to(Section section) {
    Optional<String> to = section.value("to").flatMap(node -> TextForm.NAME.read(problems, node));
    List<String> books =
        webhooks.stream()
            .filter(webhook -> webhook.events().contains(Webhook.CREDITED))
            .map(Webhook::name)
            .toList();
    if (to.isPresent() && !books.contains(to.get())) {
      problems.add(
          section.at("to"),
          "no webhook '" + to.get() + "' is told '" + Webhook.CREDITED + "'",
          DidYouMean.expected(to.get(), books));
    }
    return to;
  }

  private static String currency(Section section) {
    return section.chosen(
        "currency",
        Credits.NOTHING.currency(),
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet()),
        "a currency of ISO 4217, such as 'EUR' or 'USD'");
  }

  private Map<Role, List<Integer>> max(Section section) {
    Map<Role, List<Integer>> max = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (section.has(role.word())) {
        max.put(role, byWeight(section, role.word()));
      }
    }
    return max;
  }

  /** One number is that of every weight. */
  private List<Integer> byWeight(Section section, String role) {
    if (!(section.at(role) instanceof SequenceNode list)) {
      return Collections.nCopies(Credits.WEIGHTS, section.number(role, 0, 0, Credits.UNITS_MAX));
    }
    List<Integer> read = section.numbers(role, 0, Credits.UNITS_MAX);
    if (read.size() != Credits.WEIGHTS) {
      problems.add(
          list,
          "'%s' has %d numbers".formatted(role, read.size()),
          "one number, or %d: for a case of weight 1, 2 and 3".formatted(Credits.WEIGHTS));
    }
    return read;
  }

  private Set<String> agents(Section section, String key) {
    Set<String> named = new HashSet<>();
    for (Node item : section.list(key)) {
      TextForm.EXTENSION
          .read(problems, item)
          .ifPresent(extension -> {
            if (!extensions.contains(extension)) {
              problems.add(
                  item,
                  "no agent has the extension '" + extension + "'",
                  DidYouMean.expected(extension, extensions));
            }
            named.add(extension);
          });
    }
    return named;
  }
}
