package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hatchline.bench.Sample;
import dev.hatchline.bench.speech.SpeechFigures.Target;
import dev.hatchline.bench.speech.SpeechFigures.Verdict;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SpeechFiguresTest {
  @TempDir private Path folder;

  private static Recognition recognition(int hits, int escapes) {
    Tally few = new Tally(1, 200, 400);
    Curve.Point point = new Curve.Point(Limits.STANDARD, few, few, few, few, few);
    Tally hour = new Tally(escapes, 60, 3_600);
    return new Recognition(
        Map.of(
            Recognition.ALONE, new Tally(hits, 100, 50),
            Recognition.OTHERS, few,
            Recognition.MUSIC, hour,
            Recognition.ECHO, hour),
        new TreeMap<>(Map.of("f3", few)),
        new Recognition.Choice(Limits.STANDARD, List.of(point), List.of(point)),
        Map.of("as it is", new Recognition.Grammar(few, few)),
        new Sample(List.of(260.0)),
        talkers(),
        new TreeMap<>(Map.of("theo", new TreeMap<>(Map.of("7", new Tally(9, 10, 0))))),
        new TreeMap<>(Map.of(4, few)),
        new TreeMap<>(Map.of("six → eight", 2)));
  }

  private static List<Recognition.OverPrompt> talkers() {
    List<Recognition.OverPrompt> talkers = new ArrayList<>();
    for (boolean echo : List.of(false, true)) {
      for (double dbfs : Lines.TALK_DBFS) {
        for (int ms : Lines.TALK_MS) {
          Recognition.OverPrompt never =
              new Recognition.OverPrompt(echo, dbfs, ms, null, 60, 0, 60);
          talkers.add(dbfs < -30 ? never : talkers(never, 3, 1));
        }
      }
    }
    return talkers;
  }

  /** Of 60, so many were not noticed, and so many had stopped the prompt before. */
  private static Recognition.OverPrompt talkers(Recognition.OverPrompt of, int missed, int early) {
    Sample noticed = new Sample(Collections.nCopies(60 - missed - early, 140.0));
    return new Recognition.OverPrompt(
        of.echo(), of.dbfs(), of.afterMs(), noticed, missed, early, 60);
  }

  private static SpeechFigures figures(int share, int hits, int escapes, int calls) {
    Costs.Sustained sustained = new Costs.Sustained(List.of(100), List.of(80));
    return figures(share, hits, escapes, calls, sustained);
  }

  private static SpeechFigures figures(
      int share, int hits, int escapes, int calls, Costs.Sustained sustained) {
    CallFigures.Escape rang = new CallFigures.Escape("f3", true, 300);
    CallFigures called =
        new CallFigures(
            List.of(
                new CallFigures.Saying("theo", "7", "7"),
                new CallFigures.Saying("theo", "6", "8"),
                new CallFigures.Saying("theo", "4711", "")),
            Collections.nCopies(calls, rang),
            Collections.nCopies(calls, new CallFigures.Interruption("f3", 220, 900)),
            List.of());
    Costs.Found costs =
        new Costs.Found(
            1,
            Map.of(Costs.Caller.NEVER_STOPS, new Costs.Used(0.01, 0.02, 5)),
            Map.of(Costs.Caller.NEVER_STOPS, sustained));
    return new SpeechFigures(
        new SpeechFigures.About("2 cores", "2026-11-28", "hatch-en-8k", 262, share, 20, 900),
        recognition(hits, escapes),
        called,
        costs);
  }

  @Test
  void everythingIsMetWhenItIsReachedAndWasTriedWhole() {
    SpeechFigures figures = figures(1, 95, 0, 20);
    assertThat(figures.targets()).extracting(Target::verdict).containsOnly(Verdict.MET);
    assertThat(figures.met()).isTrue();
  }

  @Test
  void oneEscapeInAnHourOfMusicIsMissedAndSoAreHits() {
    SpeechFigures figures = figures(1, 89, 1, 20);
    assertThat(figures.targets())
        .filteredOn(target -> target.verdict() == Verdict.MISSED)
        .extracting(Target::found)
        .containsExactly("89.0 % (89 of 100)", "1 in 60 minutes", "1 in 60 minutes");
    assertThat(figures.met()).isFalse();
  }

  @Test
  void aPartOfItIsNotWhole() {
    assertThat(figures(6, 95, 0, 20).targets())
        .extracting(Target::verdict)
        .contains(Verdict.NOT_WHOLE)
        .doesNotContain(Verdict.MISSED);
    assertThat(figures(1, 95, 0, 14).targets())
        .filteredOn(target -> target.what().startsWith("the whole call"))
        .extracting(Target::verdict)
        .containsOnly(Verdict.NOT_WHOLE);
  }

  @Test
  void whoeverWasNeverHeardCountsAgainstTheTime() {
    SpeechFigures met = figures(1, 95, 0, 20);
    CallFigures.Escape unheard = new CallFigures.Escape("f3", true, -1);
    CallFigures.Interruption ignored = new CallFigures.Interruption("f3", -1, 900);
    List<CallFigures.Escape> escapes = new ArrayList<>(met.calls().escapes());
    List<CallFigures.Interruption> over = new ArrayList<>(met.calls().interruptions());
    escapes.subList(0, 11).replaceAll(_ -> unheard);
    over.subList(0, 3).replaceAll(_ -> ignored);
    SpeechFigures figures =
        new SpeechFigures(
            met.about(),
            met.recognition(),
            new CallFigures(List.of(), escapes, over, List.of()),
            met.costs());
    assertThat(figures.targets())
        .filteredOn(target -> target.what().startsWith("the whole call"))
        .extracting(Target::found, Target::verdict)
        .containsExactly(
            tuple("p50 never, p90 never; 9 of 20 calls", Verdict.MISSED),
            tuple("p50 220 ms, p90 never; 17 of 20 calls", Verdict.MET));
  }

  @Test
  void whoTalksOverAPromptMustBeNoticedAndNotTooEarly() {
    SpeechFigures met = figures(1, 95, 0, 20);
    met.recognition()
        .overPrompts()
        .replaceAll(one -> one.noticedMs() == null ? one : talkers(one, 20, 11));
    assertThat(met.targets())
        .filteredOn(target -> target.verdict() == Verdict.MISSED)
        .extracting(Target::found)
        .containsExactly(
            "p50 never, p90 never; not noticed 20 of 60, stopped before 11",
            "p50 never, p90 never; not noticed 20 of 60, stopped before 11");
  }

  @Test
  void whatWasNotTriedWholeIsNotMetUnlessItWasToBeQuick() {
    SpeechFigures few = figures(1, 95, 0, 14);
    assertThat(few.targets()).extracting(Target::verdict).doesNotContain(Verdict.MISSED);
    assertThat(few.met()).isFalse();
    assertThat(figures(6, 95, 0, 14).met()).isTrue();
  }

  @Test
  void aMachineThatHasNoTimeSaysNothingOfTheLine() {
    SpeechFigures busy = figures(1, 95, 0, 20, new Costs.Sustained(List.of(0), List.of(0)));
    assertThat(busy.targets().getLast().verdict()).isEqualTo(Verdict.NOT_WHOLE);
    SpeechFigures slow = figures(1, 95, 0, 20, new Costs.Sustained(List.of(0), List.of(40)));
    assertThat(slow.targets().getLast().verdict()).isEqualTo(Verdict.MISSED);
  }

  @Test
  void noCallAtAllIsMissed() {
    assertThat(figures(1, 95, 0, 0).targets())
        .filteredOn(target -> target.what().startsWith("the whole call"))
        .extracting(Target::verdict)
        .containsOnly(Verdict.MISSED);
  }

  @Test
  void thePageHasFiguresOfTheRunAndSaysWhatWasNotWhole() throws IOException {
    new SpeechReport(figures(6, 95, 0, 20)).write(folder);
    String page = Files.readString(folder.resolve("speech.md"));
    assertThat(page)
        .contains("`--quick`", "one of each 6", "knows 262 words", "ours [100], bare [80]")
        .contains("900 seconds are distinct", "call of 10 s, until")
        .contains("| theo | | | | | | | 0 of 1 | 1 of 1 | | | 50.0 % (1 of 2) |")
        .contains("six → eight (2); in whole calls: 4711 → no answer, 6 → 8.");
    new SpeechReport(figures(1, 95, 0, 20)).write(folder);
    assertThat(Files.readString(folder.resolve("speech.md"))).doesNotContain("`--quick`");
    String values = Files.readString(folder.resolve("speech.json"));
    assertThat(new JsonMapper().readTree(values).get("met").asBoolean()).isTrue();
  }

  @Test
  void callsAreReadAsTheyAreWritten() {
    CallFigures calls = figures(1, 95, 0, 2).calls();
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readValue(mapper.writeValueAsString(calls), CallFigures.class))
        .isEqualTo(calls);
  }
}
