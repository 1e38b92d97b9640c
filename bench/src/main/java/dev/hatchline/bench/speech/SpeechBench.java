package dev.hatchline.bench.speech;

import dev.hatchline.bench.Machine;
import dev.hatchline.call.EscapeWords;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hatchline bench speech}: how well and how soon callers are heard, and what it costs. */
public final class SpeechBench {
  private static final int QUICK = 5;

  private SpeechBench() {}

  /**
   * {@code SpeechBench OUT DIGITS TOOLS WORK CALLS SECONDS [--quick]}: CALLS is the file of {@link
   * SpeechCalls}, which took so many seconds; exit code 1 when a target is missed or, without
   * {@code --quick}, was not tried whole.
   */
  public static void main(String[] arguments) throws IOException, ModelException, PromptException {
    long begun = System.nanoTime();
    boolean quick = List.of(arguments).contains("--quick");
    int share = quick ? QUICK : 1;
    Path work = Path.of(arguments[3]);
    Path tools = Path.of(arguments[2]);
    Path model = ShippedModel.unpack(work.resolve("model"));
    SyntheticVoices voices = new SyntheticVoices(tools, work.resolve("spoken"));
    Lines lines = new Lines(voices, share);
    CallFigures calls =
        new JsonMapper().readValue(Files.readString(Path.of(arguments[4])), CallFigures.class);
    Recognition recognition;
    try (Simulations simulations = new Simulations(model, tongue())) {
      Path asterisk = tools.resolve("asterisk");
      recognition =
          new Recognising(
                  simulations,
                  new Corpus(voices, asterisk, share, Half.CHOOSE),
                  new Corpus(voices, asterisk, share, Half.REPORT),
                  lines,
                  RealDigits.in(Path.of(arguments[1])))
              .all();
    }
    Costs.Effort effort = quick ? Costs.Effort.QUICK : Costs.Effort.WHOLE;
    Costs.Found costs = new Costs(model, lines, tongue(), effort).measure();
    long seconds =
        Long.parseLong(arguments[5]) + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    SpeechFigures.About about =
        new SpeechFigures.About(
            Machine.name(),
            LocalDate.now(ZoneOffset.UTC).toString(),
            ShippedModel.NAME,
            SpeechModel.read(model).words().size(),
            share,
            Math.ceilDiv(seconds, 60),
            lines.promptSeconds());
    SpeechFigures figures = new SpeechFigures(about, recognition, calls, costs);
    new SpeechReport(figures).write(Path.of(arguments[0]));
    System.exit(figures.met() ? 0 : 1);
  }

  /** As an engine has it of which nobody has asked for more. */
  static Tongue tongue() {
    return new Tongue(ShippedModel.LANGUAGE, EscapeWords.BUILT_IN.of(ShippedModel.LANGUAGE));
  }
}
