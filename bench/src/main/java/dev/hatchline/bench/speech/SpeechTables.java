package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/bench/speech.md. */
record SpeechTables(SpeechFigures figures) {
  static String times(List<Double> values) {
    return SpeechFigures.times(values.isEmpty() ? null : new Sample(values));
  }

  static Curve.Point at(List<Curve.Point> points, Limits limits) {
    return points.stream().filter(point -> point.limits().equals(limits)).findFirst().orElseThrow();
  }

  static String others(Limits limits) {
    return limits.othersMax() >= Limits.ANY_OTHERS
        ? "any number"
        : String.valueOf(limits.othersMax());
  }

  String escapes() {
    StringBuilder text =
        new StringBuilder(
            "## Escape words\n\n| said | opened the hatch | in an hour of it |\n|---|---|---|\n");
    recognition()
        .groups()
        .forEach((name, tally) ->
            text.append(
                String.format(
                    Locale.ROOT, "| %s | %s | %.1f |%n", name, tally.text(), tally.perHour())));
    text.append("\nBy voice, alone: ");
    text.append(
        recognition().voices().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue().text())
            .collect(Collectors.joining("; ")));
    return text.append(
            """
            . Music and prompts are in pieces of a minute. There is one piece of
            music, shorter than that: each minute has it begin elsewhere, at three levels by turns and with other noise.
            Our prompts are those of the flows that come with the program and the house's own, in English, by kevin16:
            %d seconds are distinct, and each time that they are gone through they come back after other times.

            """
                .formatted(figures.about().promptSeconds()))
        .toString();
  }

  private Recognition recognition() {
    return figures.recognition();
  }

  String curve() {
    StringBuilder text =
        new StringBuilder(
            """
            ## The curve

            The same utterances with other limits: how sure the least certain word of the phrase has to be where the
            phrase is all that was said, and where other words are around it, and how many those may be. It is made
            of what the recogniser said; an ear may drop more. First the half that limits are chosen on, then the other.

            | alone | among others | others | escape words | in sentences | other speech | near words | music | escape words | in sentences | other speech | near words | music | |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """);
    for (Curve.Point chosen : recognition().choice().chosen()) {
      Limits limits = chosen.limits();
      text.append(
          String.format(
              Locale.ROOT,
              "| %.2f | %.2f | %s | %s | %s | %s |%n",
              limits.aloneSure(),
              limits.amongSure(),
              others(limits),
              point(chosen),
              point(at(recognition().choice().reported(), limits)),
              mark(limits)));
    }
    return text.append('\n').toString();
  }

  private static String point(Curve.Point point) {
    return String.format(
        Locale.ROOT,
        "%.1f %% | %.1f %% | %.2f %% (%d of %d) | %.1f %% | %d",
        point.alone().percent(),
        point.among().percent(),
        point.others().percent(),
        point.others().yes(),
        point.others().of(),
        point.near().percent(),
        point.music().yes());
  }

  private String mark(Limits limits) {
    String ours = limits.equals(Limits.STANDARD) ? "the engine's" : "";
    String rule = limits.equals(recognition().choice().picked()) ? "picked by the rule" : "";
    return Stream.of(ours, rule).filter(mark -> !mark.isEmpty()).collect(Collectors.joining(", "));
  }

  String grammars() {
    StringBuilder text =
        new StringBuilder(
            """
            Grammars of escape words, on the half that limits are chosen on, by the engine's limits:

            | grammar | escape words | false among callers' answers |
            |---|---|---|
            """);
    recognition()
        .grammars()
        .forEach((name, found) ->
            text.append(
                "| %s | %s | %s |\n"
                    .formatted(name, found.alone().text(), found.answers().text())));
    return text.append('\n').toString();
  }

  String overPrompts() {
    StringBuilder text =
        new StringBuilder(
            """
            ## Speech over our prompts

            Callers who begin so long after the first prompt of a call does: p50 and p90 to the moment at which they are
            noticed; how many were not before they ended; and for how many the prompt had been stopped before.

            | the prompt comes back | caller |\
            """);
    Lines.TALK_MS.forEach(ms -> text.append(String.format(Locale.ROOT, " %.1f s |", ms / 1_000.0)));
    text.append("\n|---|---|").append("---|".repeat(Lines.TALK_MS.size())).append('\n');
    for (boolean echo : List.of(false, true)) {
      for (double dbfs : Lines.TALK_DBFS) {
        text.append(
            String.format(Locale.ROOT, "| %s | %.0f dBFS |", echo ? "at −12 dB" : "not", dbfs));
        for (int ms : Lines.TALK_MS) {
          text.append(' ').append(cell(recognition().overPrompt(echo, dbfs, ms))).append(" |");
        }
        text.append('\n');
      }
    }
    return text.append('\n').toString();
  }

  private static String cell(Recognition.OverPrompt found) {
    Sample noticed = found.noticedMs();
    String times =
        noticed == null
            ? "–"
            : String.format(Locale.ROOT, "%.0f, %.0f ms", noticed.median(), noticed.quantile(0.9));
    return "%s; %d, %d of %d".formatted(times, found.missed(), found.early(), found.of());
  }

  String digits() {
    StringBuilder text =
        new StringBuilder(
            """
            ## Digits of people

            As a flow asks for so many of them. Right is what the flow takes, or would take, all of it.

            """);
    text.append("| alone, in simulated time |").append(head());
    recognition().digits().forEach((speaker, own) -> text.append(row(speaker, own)));
    text.append("\n| alone, in a whole call |").append(head());
    called().forEach((speaker, own) -> text.append(row(speaker, own)));
    text.append("\n| numbers, joined from one speaker's digits with pauses of 150 to 300 ms | ");
    text.append("in simulated time | in a whole call |\n|---|---|---|\n");
    recognition()
        .numbers()
        .forEach((length, tally) ->
            text.append(
                "| %d digits | %s | %s |\n"
                    .formatted(length, tally.text(), called(length).text())));
    text.append("\nUnderstood instead, alone in simulated time: ").append(mistaken());
    text.append("; in whole calls: ").append(mistakenInCalls());
    return text.append(".\n\n").toString();
  }

  private static String head() {
    return " 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | all |\n" + "|---".repeat(12) + "|\n";
  }

  private static String row(String speaker, SortedMap<String, Tally> own) {
    StringBuilder text = new StringBuilder("| ").append(speaker).append(" |");
    for (int digit = 0; digit <= 9; digit++) {
      Tally tally = own.getOrDefault(String.valueOf(digit), new Tally(0, 0, 0));
      text.append(tally.of() == 0 ? " |" : " %d of %d |".formatted(tally.yes(), tally.of()));
    }
    int right = own.values().stream().mapToInt(Tally::yes).sum();
    int of = own.values().stream().mapToInt(Tally::of).sum();
    return text.append(' ').append(new Tally(right, of, 0).text()).append(" |\n").toString();
  }

  private SortedMap<String, SortedMap<String, Tally>> called() {
    SortedMap<String, SortedMap<String, Tally>> speakers = new TreeMap<>();
    figures
        .calls()
        .numbers(1)
        .forEach(number ->
            speakers
                .computeIfAbsent(number.speaker(), _ -> new TreeMap<>())
                .merge(
                    number.said(),
                    new Tally(number.right() ? 1 : 0, 1, 0),
                    (one, other) -> new Tally(one.yes() + other.yes(), one.of() + other.of(), 0)));
    return speakers;
  }

  private Tally called(int length) {
    List<CallFigures.Saying> all = figures.calls().numbers(length).toList();
    return new Tally((int) all.stream().filter(CallFigures.Saying::right).count(), all.size(), 0);
  }

  private String mistaken() {
    return listed(recognition().mistaken());
  }

  private String mistakenInCalls() {
    SortedMap<String, Integer> mistaken = new TreeMap<>();
    figures.calls().numbers().stream()
        .filter(number -> !number.right())
        .forEach(number -> mistaken.merge(number.said() + " → " + taken(number), 1, Integer::sum));
    return listed(mistaken);
  }

  private static String taken(CallFigures.Saying number) {
    return number.taken().isEmpty() ? "no answer" : number.taken();
  }

  private static String listed(Map<String, Integer> mistaken) {
    return mistaken.isEmpty()
        ? "nothing"
        : mistaken.entrySet().stream()
            .map(one -> one.getKey() + (one.getValue() > 1 ? " (" + one.getValue() + ")" : ""))
            .collect(Collectors.joining(", "));
  }

  String used() {
    StringBuilder text =
        new StringBuilder(
            """
            | caller | ours, of a core | bare Vosk, of a core | ours, MB for a call |
            |---|---|---|---|
            """);
    figures
        .costs()
        .used()
        .forEach((caller, used) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.4f | %.4f | %.1f |%n",
                    caller.word(),
                    used.ours(),
                    used.bare(),
                    used.megabytes())));
    return text.toString();
  }
}
