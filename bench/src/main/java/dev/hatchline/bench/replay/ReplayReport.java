package dev.hatchline.bench.replay;

import dev.hatchline.routing.callback.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a replay found.
 *
 * @param source from what
 * @param log what the log says itself
 * @param scenarios all of them
 */
record ReplayReport(Source source, Figures log, Map<Scenario, Figures> scenarios) {
  /** The log, what was estimated from it, and what was assumed. */
  record Source(BankLog log, Staffing staffing, Crowd crowd, Settings settings) {}

  private static final String HEAD =
      """
      # A bank's calls, replayed

      Written by `./hatchline bench replay`, which exits with 1 when a customer who was called back
      had to queue. Half a month of a real bank's calls goes through our routing and our calling back
      in simulated time: as it was, with callbacks offered, and with callers who come again offered
      the agent of the last call first. The calls are those of the Technion's "Anonymous Bank", made
      available by I. Guedj and A. Mandelbaum; `HATCHLINE_ARRIVALS` names the folder with the file
      (`bank-*.csv`), and nothing of it is here.

      """;

  private Figures of(Scenario scenario) {
    Figures found = scenarios.get(scenario);
    if (found == null) {
      throw new IllegalStateException("expected the scenario " + scenario);
    }
    return found;
  }

  /** Customers who were called back by us and had to queue, in all scenarios that call back. */
  int queued() {
    return scenarios.keySet().stream()
        .filter(Scenario::callbacks)
        .mapToInt(scenario -> of(scenario).count(Visit::queued))
        .sum();
  }

  /** 1 when one of them had to. */
  int exitCode() {
    return queued() == 0 ? 0 : 1;
  }

  private Map<String, Figures> columns() {
    Map<String, Figures> columns = new LinkedHashMap<>();
    columns.put("the log", log);
    for (Scenario scenario : Scenario.values()) {
      columns.put(scenario.title(), of(scenario));
    }
    return columns;
  }

  /** The tables alone. */
  String summary() {
    return "%s\n%s".formatted(ReplayTable.all(columns()), validation());
  }

  private String validation() {
    return ReplayTable.days(source.log().days(), log, of(Scenario.AS_IT_WAS));
  }

  String plot() {
    return WaitPlot.of(columns()).svg();
  }

  /** The document. */
  String text(String machine, String date) {
    List<String> parts =
        List.of(
            HEAD,
            "Run on %s, %s, seed %d: %s, %s calls.\n\n"
                .formatted(machine, date, source.settings().seed(), period(), lines()),
            ReplayTable.all(columns()),
            "\n![Share of calls that waited longer than a time](replay.svg)\n\n",
            words(),
            "\n## How true the simulation is\n\n",
            validation(),
            estimates());
    return String.join("", parts);
  }

  private String period() {
    return "%s to %s".formatted(source.log().days().getFirst(), source.log().days().getLast());
  }

  private String lines() {
    int all = source.log().outcomes().values().stream().mapToInt(Integer::intValue).sum();
    return ReplayTable.whole(all);
  }

  private String words() {
    return """
    - **calls offered**: joined the line, or took a callback. %s callers never wanted an agent and
      %s lines of the log are no calls: left out.
    - **abandoned**: hung up with the phone in the hand before a person was there ÷ offered,
      however short the wait.
    - **phone in the hand**, **all of the wait**: from joining to a person, or to hanging up. With
      the phone in the hand a callback counts from the customer's answer on, in all of the wait
      from the promise to the conversation, or to the end without one. **ASA** is the mean of all
      of the wait of those who talked to a person, and the shares of 20 s go by it too.
      Who takes a callback keeps the place and does not give up as many do in line: the same
      agents then talk to more customers, for whom those who **stayed in line** wait, too.
    - **customers called back**: in the log, and as it was, those whom the bank called back (its
      type TT). It dialled them when an agent seemed to be free, which is not simulated: as it
      was they join the line at that time like others, so that more of them queue than in the
      log. Else they are called by us, as are all who take a callback; by any agent, as a
      callback waits for no agent in particular. **Had to queue**: answered, and no agent was
      there at once.
    - **came again**: customers whom the bank knew; it did not know most of those who were
      answered at once.
    """
        .formatted(
            ReplayTable.whole(source.log().count(BankOutcome.AUTOMATED)),
            ReplayTable.whole(source.log().count(BankOutcome.PHANTOM)));
  }

  private String estimates() {
    Settings settings = source.settings();
    return """

    ## From what it is estimated

    - **who comes**: every call of the log at its time, in the order of joining, customers of high
      priority as if %d s earlier, which is how they overtake in the log. %s calls of customers who
      had hung up within %d min before are left out: instead, whoever hangs up and is known rings
      again with the probability of the log, %s, after one of its delays.
    - **talk**: as in the log; of those who hung up, that of one at random who was served, of the
      same type and hour. To it comes work after the call: one of %s pauses of the log in which
      somebody waited all along, %s s on average.
    - **patience**: of those who hung up, their wait; of the others, one at random by the estimate
      of Kaplan and Meier for the queue, beyond their wait (medians: %s).
    - **agents**: the %d whom the log names, for queues from which at least %s of their calls came,
      at work from the first to the last call of a day, but for %s times between two calls in which
      their callers waited for more than %d min in all. Here they answer at once,
      the one first who has been idle longest, and serve the same queues on all days; the log does not
      say how the bank did it.

    Assumed, as the bank did not do it: who is told a likely wait above %d s is offered a callback,
    and %s take it; customers' phones are answered after %d to %d s, but %s of the ringings are not
    (half of them busy), and tried again after %s min. The place in line is kept, and an agent is
    reserved before the phone rings. A caller waits for the agent of the last call alone for %d s,
    if that one is at work. All is drawn by the seed, the same for a call in every scenario.
    """
        .formatted(
            BankCall.Priority.HIGH.credit().toSeconds(),
            ReplayTable.whole(source.crowd().redials().count()),
            Redials.WITHIN.toMinutes(),
            ReplayTable.percent(source.crowd().redials().share()),
            ReplayTable.whole(source.staffing().afterWork().size()),
            mean(source.staffing().afterWork()),
            medians(),
            source.staffing().agents().size(),
            ReplayTable.percent(Staffing.SERVES_SHARE),
            ReplayTable.whole(source.staffing().breaks()),
            Staffing.LEFT_WAITING_MAX.toMinutes(),
            settings.offerAbove().toSeconds(),
            ReplayTable.percent(settings.takes()),
            Crowd.ANSWER_MIN.toSeconds(),
            Crowd.ANSWER_MAX.toSeconds(),
            ReplayTable.percent(settings.unreached()),
            RetryPolicy.DEFAULT.again().stream()
                .map(pause -> Long.toString(pause.toMinutes()))
                .collect(Collectors.joining(", ")),
            settings.sameAgent().toSeconds());
  }

  private String medians() {
    return source.crowd().patience().medians().entrySet().stream()
        .map(each -> "%s %d s".formatted(each.getKey(), each.getValue().toSeconds()))
        .collect(Collectors.joining(", "));
  }

  private static String mean(List<Duration> pauses) {
    return String.format(
        Locale.ROOT, "%.0f", pauses.stream().mapToLong(Duration::toSeconds).average().orElse(0));
  }
}
