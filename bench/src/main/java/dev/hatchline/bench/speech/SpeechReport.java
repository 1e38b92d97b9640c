package dev.hatchline.bench.speech;

import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes docs/bench/speech.md and its values; every figure in it is one of the run. */
record SpeechReport(SpeechFigures figures) {
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    SpeechTables tables = new SpeechTables(figures);
    String text =
        lead()
            + targets()
            + synthetic()
            + tables.escapes()
            + halves()
            + tables.curve()
            + tables.grammars()
            + tables.overPrompts()
            + calls()
            + tables.digits()
            + cost(tables)
            + limits();
    Files.writeString(folder.resolve("speech.md"), text.stripTrailing() + "\n");
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("met", figures.met());
    all.put("targets", figures.targets());
    all.put("figures", figures);
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve("speech.json"), mapper.writeValueAsString(all) + "\n");
    System.out.print(targets());
  }

  private String lead() {
    SpeechFigures.About about = figures.about();
    String quick =
        about.quick()
            ? """
            **This is a run with `--quick`, to see that all of it works: one of each %d of all that is said, music and
            echo less than an hour, fewer calls, and one round of what is kept up with, callers who never stop alone.
            It says nothing of the line.**

            """
                .formatted(about.share())
            : "";
    return """
    # Callers who speak

    Written by `HATCHLINE_SPEECH=FOLDER ./hatchline bench speech`, which exits with 1 when a target is
    missed, or was not tried whole; all values are in [speech.json](speech.json). FOLDER holds people who
    say digits, in files such as `7_theo_3.wav` (the form of the Free Spoken Digit Dataset, CC BY-SA 4.0).

    Measured on %s, %s, in %d minutes, with the model `%s`, which knows %d words.

    %s\
    """
        .formatted(
            about.machine(), about.date(), about.minutes(), about.model(), about.words(), quick);
  }

  private String targets() {
    StringBuilder text = new StringBuilder("| measure | found | to reach | |\n|---|---|---|---|\n");
    for (SpeechFigures.Target target : figures.targets()) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(target.what(), target.found(), target.wanted(), target.verdict().word()));
    }
    return text.append('\n').toString();
  }

  private static String synthetic() {
    return """
    **What is synthetic.** Escape words and all other speech but the digits and the prompts that come with
    Asterisk are spoken by programs, espeak-ng and flite. They say words clearly and always alike. People do
    not: no figure here is one of people who ring up, and they will be heard worse.

    **In simulated time**, where nothing else is said: the ears of the engine over Vosk in the same process, a
    call going on when what it has said is decoded. Sound is µ-law coded, speech at −20 dBFS, noise of the line at
    −60 or −42 dBFS. That comes out the same on any machine. **Whole calls** are phones that speak SIP and µ-law
    RTP, each packet's moment known, with Asterisk, the engine and its worker process.

    """;
  }

  private String halves() {
    Recognition.Choice choice = figures.recognition().choice();
    Limits picked = choice.picked();
    Curve.Point there = SpeechTables.at(choice.chosen(), picked);
    Curve.Point here = SpeechTables.at(choice.reported(), picked);
    return """
    ## What limits are chosen by, and what is reported

    All that is said is in two halves, with no voice and no sentence in common, but for the sentences that ask for a
    person: those are the same in either half, and the words of a wish were written with them in view. Escape words are what they are, and
    the recorded prompts are one person's. Limits are chosen on the one (%s; even sentences), and every figure but
    the left ones of the curve is of the other (%s; odd sentences, and %d fresh ones). The model was trained on none of
    these voices; of the second half it never heard the accents, though perhaps the same speaker in another. The sentences
    of both halves were there when the limits were first thought of, in other voices; the fresh ones were not.

    Of music either half has an hour, no minute of which begins where one of the other does, at other levels.

    The rule: of all limits with at most %.0f %% of other speech, and none of the music, the ones that find most
    escape words alone, then most in sentences. On the first half it picks %s: %s found, %s false. On the second these do: %s found, %s false. The engine has %s.

    """
        .formatted(
            String.join(", ", Half.CHOOSE.voices()),
            String.join(", ", Half.REPORT.voices()),
            fresh(),
            SpeechFigures.FALSE_MAX,
            words(picked),
            there.alone().text(),
            there.others().text(),
            here.alone().text(),
            here.others().text(),
            picked.equals(Limits.STANDARD) ? "the same" : words(Limits.STANDARD));
  }

  private int fresh() {
    return figures.recognition().group(Corpus.FRESH).of();
  }

  private static String words(Limits limits) {
    return String.format(
        Locale.ROOT,
        "%.2f alone, %.2f among others of which there may be %s",
        limits.aloneSure(),
        limits.amongSure(),
        SpeechTables.others(limits));
  }

  private String calls() {
    CallFigures calls = figures.calls();
    String failed =
        calls.failed().isEmpty()
            ? ""
            : "\n%d calls came to nothing, and are not counted: %s.\n"
                .formatted(calls.failed().size(), String.join("; ", calls.failed()));
    return """
    ## Whole calls

    | what | found |
    |---|---|
    | end of "agent", said 1.5 s into a prompt → INVITE at the agent's phone | %s |
    | the same, said in the silence after the prompt | %s |
    | decision after the end of "agent", in simulated time | %s |
    | first sample of "account balance", 1.5 s into a prompt → its last packet | %s |
    | the same from the end of what was said; negative is before it | %s |

    A word ends with the packet that has its last sample. Of %d callers who said "agent" the phone rang for %d. The
    prompt that is talked over is one tone, so that its end is exact. The agent has one call at a time.
    %s
    """
        .formatted(
            invites(true),
            invites(false),
            SpeechFigures.times(figures.recognition().decisionMs()),
            SpeechTables.times(figures.stopMs()),
            SpeechTables.times(
                calls.interruptions().stream()
                    .filter(CallFigures.Interruption::stopped)
                    .map(one -> one.stopMs() - one.length())
                    .toList()),
            calls.escapes().size(),
            figures.inviteMs().size(),
            failed);
  }

  private String invites(boolean overPrompt) {
    List<Double> rang =
        figures.calls().escapes().stream()
            .filter(one -> one.overPrompt() == overPrompt && one.rang())
            .map(CallFigures.Escape::inviteMs)
            .toList();
    return SpeechTables.times(rang);
  }

  private String cost(SpeechTables tables) {
    Costs.Effort effort = figures.about().quick() ? Costs.Effort.QUICK : Costs.Effort.WHOLE;
    return """
    ## What it costs

    %s
    All calls are at a menu of ten choices, so each is listened to twice, for a person and for a choice. Processor
    time is of the worker and of all threads of the engine that hear, for a second of a call, with %d calls at once;
    memory of the worker for a call more. The bare loop is one thread for each processor that gives two recognisers
    of Vosk for each call the same sound, silence and all, with the same two grammars and a partial every 80 ms, in the
    same process as this bench. Both took turns: %d rounds, and medians of those in which the machine had the time.
    Ears send what could be speech, and nothing else.

    Calls kept up with, with all of the machine for them, in each round: %s. Tried with more and more, each
    call of %d s, until one run failed: sound waited for 400 ms or more in two quarters of a second in a row, which is
    when the worker sheds calls. %d is the most that was tried.

    """
        .formatted(
            tables.used(),
            Costs.CALLS,
            figures.costs().rounds(),
            figures.costs().sustained().entrySet().stream()
                .map(one ->
                    "a caller who %s: ours %s, bare %s"
                        .formatted(
                            one.getKey().word(), one.getValue().ours(), one.getValue().bare()))
                .collect(Collectors.joining("; ")),
            effort.loadSeconds(),
            Costs.MOST);
  }

  private String limits() {
    Recognition found = figures.recognition();
    return """
    ## What the small model cannot do

    - It knows %d words. What else is said is nothing or, now and then, one of those words: of words that
      sound nearly like an escape word (urgent, parson, operate, human resources, …) %s opened the hatch.
      They are not counted as other speech: who says just such a word meets a person.
    - The speakers of the digits may be among those it was trained with, as george, jackson and lucas are: then their
      figures prove little. Its README, which comes with the program, has people whom it never heard, and noise.
    - Numbers are read back; keys are always there.
    - Of free speech it would keep what is left of a sentence when all other words are taken away: where a flow
      asks for callers' own words they go the way `no-speech`.
    """
        .formatted(figures.about().words(), found.group(Corpus.NEAR).text());
  }
}
