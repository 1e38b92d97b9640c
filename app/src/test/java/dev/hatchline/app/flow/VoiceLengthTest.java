package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Programs;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.VoiceNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceLengthTest {
  private static final String VOICE = "kevin16";

  /** Beside those of the flows: figures, abbreviations and short words. */
  private static final List<String> TEXTS =
      List.of(
          "The wait is hard to tell, it may be an hour.",
          "The wait is between 25 and 45 minutes.",
          "No.",
          "Goodbye.",
          "We are open Monday to Friday from 8 A M to 6 P M, and Saturday from 9 A M to noon.",
          "Your balance is 1250 dollars and 17 cents.",
          "Call us at 1, 8 0 0, 5 5 5, 0 1 2 3.",
          "On Wednesday, December second, 2026, we are closed.",
          "Please key in the year of your birth, such as 1974.");

  /** The call's own, and the house's. */
  private static final List<String> ENGLISH = List.of("", "en");

  @TempDir Path folder;

  private VoiceLength.Where where() {
    return new VoiceLength.Where(VoiceNames.of(VOICE), new Programs(folder, ""), folder, folder);
  }

  private static List<String> shipped() throws Exception {
    FlowReader reader =
        new FlowReader(Map.of("company", "Example", "hours", "Always.", "date_order", "day first"));
    List<String> texts = new ArrayList<>(TEXTS);
    for (String flow : List.of("company-line", "first-call")) {
      reader.shipped(flow).prompts().stream()
          .filter(prompt -> ENGLISH.contains(prompt.language()))
          .flatMap(prompt -> prompt.parts().stream())
          .forEach(part -> {
            if (part instanceof Prompt.Text(String words)) {
              texts.add(words);
            }
          });
    }
    return texts;
  }

  @Test
  void boundsAreNeverTooShortAndSeldomMuchTooLong() throws Exception {
    List<Double> ratios = new ArrayList<>();
    try (VoiceLength.Measures measures = VoiceLength.measures(where())) {
      Measure exact = measures.all().getLast();
      for (String text : shipped()) {
        Duration measured = exact.lengths().of(Prompt.text(text));
        assertThat(VoiceLength.bound(text)).as(text).isGreaterThanOrEqualTo(measured);
        ratios.add((double) VoiceLength.bound(text).toMillis() / measured.toMillis());
      }
    }
    assertThat(ratios.stream().mapToDouble(one -> one).average().orElse(0)).isBetween(1.0, 1.5);
  }

  @Test
  void whatWasSpokenBeforeIsMeasuredByItsFile() throws Exception {
    String words = "For a person, press zero.";
    Duration spoken;
    try (PromptStore store = new PromptStore(folder, folder, new FreeTtsSynthesizer(VOICE))) {
      var prompt = new dev.hatchline.telephony.prompt.Prompt("welcome", words);
      spoken = store.await(prompt).duration();
    }
    try (VoiceLength.Measures measures = VoiceLength.measures(where())) {
      for (Measure measure : measures.all()) {
        assertThat(measure.lengths().of(Prompt.text(words))).isEqualTo(spoken);
      }
    }
  }

  @Test
  void whatACheckHasHeardIsNotSpokenAgain() throws Exception {
    Path file = folder.resolve("lengths");
    KnownLengths first = KnownLengths.in(file);
    Prompt prompt = Prompt.text("For a person, press zero.");
    Duration spoken;
    try (VoiceLength.Measures measures = VoiceLength.measures(where(), first)) {
      spoken = measures.all().getLast().lengths().of(prompt);
    }
    first.keep();
    String line = Files.readString(file);
    assertThat(line).endsWith(" " + spoken.toNanos() / 1_000 + "\n");
    Files.writeString(file, line.replaceFirst(" .*", " 12345678"));
    try (VoiceLength.Measures measures = VoiceLength.measures(where(), KnownLengths.in(file))) {
      assertThat(measures.all().getLast().lengths().of(prompt))
          .isEqualTo(Duration.ofNanos(12_345_678_000L));
      assertThat(measures.all().getLast().lengths().of(Prompt.text("For a person, press nine.")))
          .isBetween(spoken.minusMillis(300), spoken.plusMillis(300));
    }
  }

  @Test
  void aRecordingTakesItsOwnTime() throws Exception {
    try (PromptStore store = new PromptStore(folder, folder, new FreeTtsSynthesizer(VOICE));
        VoiceLength.Measures measures = VoiceLength.measures(where())) {
      var prompt = new dev.hatchline.telephony.prompt.Prompt("welcome", "Hello to you.");
      store.export(prompt, folder.resolve("jingle.wav"));
      Duration hello = store.await(prompt).duration();
      Files.writeString(folder.resolve("broken.wav"), "no sound");
      Measure quick = measures.all().getFirst();
      assertThat(quick.lengths().of(Prompt.recording("jingle.wav"))).isEqualTo(hello);
      for (String none : List.of("broken.wav", "none.wav")) {
        assertThat(quick.lengths().of(Prompt.recording(none))).isEqualTo(Duration.ofSeconds(5));
      }
    }
  }
}
