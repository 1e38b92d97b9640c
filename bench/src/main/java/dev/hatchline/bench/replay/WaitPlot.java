package dev.hatchline.bench.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The picture of a replay: how many waited longer than a time, and what else came of it. */
final class WaitPlot {
  private static final int MINUTES = 10;
  private static final Duration STEP = Duration.ofSeconds(5);

  private WaitPlot() {}

  /** Of visits by the name that stands at their curve, in this order. */
  static Plot of(Map<String, Figures> figures) {
    return new Plot(
        "Share of calls that waited longer than a time, in the log and in each scenario",
        List.of(
            panel("Waited longer, with the phone in the hand", figures, Visit::onPhone),
            panel("Waited longer, callbacks until they were called", figures, Visit::waited)),
        List.of(
            bars(
                "abandoned",
                figures,
                each -> each.share(Visit::abandoned),
                each -> ReplayTable.percent(each.share(Visit::abandoned))),
            bars(
                "redials",
                figures,
                each -> each.count(Visit::redial),
                each -> ReplayTable.whole(each.count(Visit::redial))),
            bars(
                "same agent as before",
                figures,
                WaitPlot::sameAgent,
                each -> ReplayTable.percent(sameAgent(each))),
            bars(
                "called back, had to queue",
                figures,
                each -> each.count(Visit::queued),
                each -> ReplayTable.whole(each.count(Visit::queued)))));
  }

  private static double sameAgent(Figures figures) {
    Figures.Again again = figures.again();
    return again.all() == 0 ? 0 : (double) again.same() / again.all();
  }

  private static Bars bars(
      String title,
      Map<String, Figures> figures,
      ToDoubleFunction<Figures> value,
      Function<Figures, String> words) {
    List<Bars.Bar> bars = new ArrayList<>();
    figures.forEach(
        (name, each) -> bars.add(new Bars.Bar(name, value.applyAsDouble(each), words.apply(each))));
    return new Bars(title, bars);
  }

  private static Plot.Panel panel(
      String title, Map<String, Figures> figures, Function<Visit, Duration> wait) {
    List<Plot.Curve> curves = new ArrayList<>();
    figures.forEach((name, each) -> curves.add(new Plot.Curve(name, shares(each, wait))));
    return new Plot.Panel(title, "time (min)", "share of all calls", MINUTES, curves);
  }

  private static List<Double> shares(Figures figures, Function<Visit, Duration> wait) {
    List<Double> shares = new ArrayList<>();
    Duration end = Duration.ofMinutes(MINUTES);
    for (Duration at = Duration.ZERO; at.compareTo(end) <= 0; at = at.plus(STEP)) {
      Duration time = at;
      shares.add(figures.share(visit -> wait.apply(visit).compareTo(time) > 0));
    }
    return shares;
  }
}
