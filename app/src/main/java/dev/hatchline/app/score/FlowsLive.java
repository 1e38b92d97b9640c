package dev.hatchline.app.score;

import dev.hatchline.app.flow.KeptVersion;
import dev.hatchline.app.flow.Move;
import dev.hatchline.app.flow.VersionStore;
import dev.hatchline.flow.check.CertificateWords;
import dev.hatchline.metrics.score.LiveFlow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which versions of flows callers could hear in a period, by what is kept of each change. */
final class FlowsLive {
  private static final int NONE = 0;

  private FlowsLive() {}

  static List<LiveFlow> of(VersionStore store, List<String> flows, Asked asked) throws IOException {
    List<LiveFlow> live = new ArrayList<>();
    for (String flow : flows.stream().sorted().distinct().toList()) {
      for (int number : numbers(store.pointer(flow).moves(), asked)) {
        live.add(live(flow, number, store.find(flow, number)));
      }
    }
    return live;
  }

  private static LiveFlow live(String flow, int number, Optional<KeptVersion> kept) {
    return new LiveFlow(
        flow,
        number,
        kept.map(version -> version.text().hash()).orElse(""),
        kept.flatMap(version -> version.text().certificate())
            .flatMap(CertificateWords::of)
            .map(words -> new LiveFlow.Proved(words.named(), words.prompt(), words.choices()))
            .orElse(null));
  }

  /**
   * What was heard at the beginning, and everything that a change in the period led to. The eldest
   * changes are not kept for ever: what was heard before one is told by the next one.
   */
  static SortedSet<Integer> numbers(List<Move> moves, Asked asked) {
    SortedSet<Integer> heard = new TreeSet<>();
    Move before = null;
    boolean any = false;
    for (Move move : moves.stream().filter(each -> asked.counts(each.at())).toList()) {
      if (!move.at().isAfter(asked.from())) {
        before = move;
      } else if (move.at().isBefore(asked.to())) {
        heard.add(move.from());
        heard.add(move.to());
        any = true;
      } else if (before == null && !any) {
        heard.add(move.from());
        any = true;
      }
    }
    if (before != null) {
      heard.add(before.to());
      if (before.why() == Move.Why.TRIED) {
        heard.add(before.from());
      }
    }
    heard.remove(NONE);
    return heard;
  }
}
