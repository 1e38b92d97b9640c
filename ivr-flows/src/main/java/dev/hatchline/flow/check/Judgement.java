package dev.hatchline.flow.check;

import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.Way.Why;
import dev.hatchline.flow.check.Certificate.Timed;
import dev.hatchline.flow.check.Certificate.Walked;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is found when a flow is said and walked as a whole.
 *
 * @param certificate present if there is no fault
 */
public record Judgement(List<Fault> faults, Optional<Certificate> certificate) {
  public Judgement {
    faults = List.copyOf(faults);
  }

  /**
   * Judges a flow that can be read.
   *
   * @param hash of its text
   * @param types of every value that it names
   */
  public static Judgement of(
      Flow flow, String hash, Measure measure, Map<String, ValueType> types) {
    PromptTimes times = new PromptTimes(measure.lengths(), types);
    PromptLength lengths = times.in(flow);
    Proof proof = new Proof(flow, lengths);
    List<Fault> faults = new ArrayList<>(times.faults(flow));
    faults.addAll(proof.faults());
    Optional<Certificate> certificate =
        faults.isEmpty()
            ? Optional.of(certificate(flow, hash, measure, proof, lengths))
            : Optional.empty();
    return new Judgement(faults, certificate);
  }

  private static Certificate certificate(
      Flow flow, String hash, Measure measure, Proof proof, PromptLength lengths) {
    return new Certificate(
        flow.name(),
        hash,
        measure.voice(),
        measure.about(),
        walked(flow, proof.walk()),
        timed(proof.named()),
        timed(proof.errors()),
        proof.ends(),
        longest(flow, lengths),
        flow.nodes().values().stream().mapToInt(node -> count(node, Why.CHOICE)).max().orElse(0));
  }

  private static Timed timed(Route route) {
    return new Timed(route.time(), route.text());
  }

  private static Walked walked(Flow flow, Walk walk) {
    Collection<Node> nodes = flow.nodes().values();
    Set<State> states = walk.states();
    List<State> lasting = states.stream().filter(state -> state.phase().lasts()).toList();
    int digits =
        (int) lasting.stream().filter(state -> state.phase() instanceof Phase.Types).count();
    return new Walked(
        nodes.size(),
        states.size(),
        nodes.stream().mapToInt(node -> count(node, Why.CONDITION)).sum(),
        walk.entranceNames(),
        lasting.size() - digits,
        digits);
  }

  private static int count(Node node, Why why) {
    return (int) node.facts().exits().stream().filter(way -> way.why() == why).count();
  }

  private static Timed longest(Flow flow, PromptLength lengths) {
    Timed longest = new Timed(Duration.ZERO, "nothing is said");
    for (Map.Entry<String, Node> node : flow.nodes().entrySet()) {
      Facts facts = node.getValue().facts();
      for (Duration time :
          PromptTimes.judged(facts)
              .flatMap(line -> line.prompt().each())
              .map(lengths::of)
              .toList()) {
        if (time.compareTo(longest.time()) > 0) {
          longest = new Timed(time, node.getKey());
        }
      }
    }
    return longest;
  }
}
