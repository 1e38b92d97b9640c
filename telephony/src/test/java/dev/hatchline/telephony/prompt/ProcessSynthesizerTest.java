package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that do what the real ones seldom do. */
class ProcessSynthesizerTest {
  private final Path folder;
  private final Path tools;

  ProcessSynthesizerTest(@TempDir Path folder) {
    this.folder = folder;
    this.tools = folder.resolve("tools");
  }

  private Synthesizer voice(Duration most) {
    return new ProcessSynthesizer(
        VoiceName.of("flite:slt"), SpeakingProgram.FLITE, new Programs(tools, ""), most);
  }

  /** A flite that does this; $4 is the text's file and $6 the sound's. */
  private Path program(String does) throws Exception {
    Path bin = Files.createDirectories(tools.resolve("flite/bin"));
    Path file = Files.writeString(bin.resolve("flite"), "#!/bin/sh\n" + does + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private String speaks() throws Exception {
    Path wav = folder.resolve("tone.wav");
    Wav.write(Pcm.of(Sounds.sine(500, 0.3, 0.5, Pcm.RATE)), wav);
    return "cp '" + wav + "' \"$6\"";
  }

  private void refuses(Duration most, String... words) {
    try (Synthesizer voice = voice(most)) {
      assertThatThrownBy(() -> voice.speak("Hello."))
          .isInstanceOf(PromptException.class)
          .hasMessageContainingAll(words);
    }
  }

  @Test
  void aProgramThatIsNotThereIsNamedWithWhatToDo() {
    refuses(ProcessSynthesizer.SPEAK_MAX, "flite:slt", "scripts/fetch-tools.sh flite");
  }

  @Test
  void aPathThatIsNoProgramIsNamed() {
    VoiceName name = VoiceName.of("/nowhere/espeak-ng:es");
    try (Synthesizer voice = name.open(new Programs(tools, "/usr/bin"))) {
      assertThatThrownBy(() -> voice.speak("Hola."))
          .hasMessageContainingAll("/nowhere/espeak-ng", "operator's file");
    }
  }

  @Test
  void aCrashIsToldWithItsLastWords() throws Exception {
    program("echo 'no such thing' >&2; exit 3");
    refuses(ProcessSynthesizer.SPEAK_MAX, "status 3", "no such thing", "flite -lv");
  }

  @Test
  void aHangIsEndedWithWhateverItStarted() throws Exception {
    Path pid = folder.resolve("pid");
    program("sleep 100 & echo $! > '%s'; wait".formatted(pid));
    refuses(Duration.ofSeconds(5), "took more than 5 s", "was ended");
    long child = Long.parseLong(Files.readString(pid).strip());
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (runs(child) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(runs(child)).isFalse();
  }

  /** One that is dead may stand in the list until somebody asks how it ended. */
  private static boolean runs(long pid) throws Exception {
    Path stat = Path.of("/proc/" + pid + "/stat");
    try {
      return !Files.readString(stat).contains(") Z ");
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void aFloodIsStoppedByTheKernel() throws Exception {
    program("exec head -c 200000000 /dev/zero > \"$6\"");
    refuses(ProcessSynthesizer.SPEAK_MAX, "made more than 72 MB");
  }

  @Test
  void noSoundIsNoPrompt() throws Exception {
    program("exit 0");
    refuses(ProcessSynthesizer.SPEAK_MAX, "made no sound");
    program("echo nonsense > \"$6\"");
    refuses(ProcessSynthesizer.SPEAK_MAX, "expected a WAV file");
  }

  @Test
  void theTextIsInAFileOfOursAloneAndNothingIsLeft() throws Exception {
    Path seen = folder.resolve("seen");
    program(
        "{ echo \"$*\"; cat \"$4\"; stat -c %%a \"$(dirname \"$4\")\"; } > '%s'; %s"
            .formatted(seen, speaks()));
    try (Synthesizer voice = voice(ProcessSynthesizer.SPEAK_MAX)) {
      voice.speak("-o /tmp/x $(id) 12345");
    }
    List<String> lines = Files.readAllLines(seen);
    assertThat(lines.get(0)).startsWith("-voice slt -f ").doesNotContain("12345", "$(id)");
    assertThat(lines.get(1)).isEqualTo("-o /tmp/x $(id) 12345");
    assertThat(lines.get(2)).isEqualTo("700");
    Path text = Path.of(lines.get(0).split(" ", -1)[3]);
    assertThat(text.getParent()).doesNotExist();
  }

  @Test
  void whatIsKeptIsHeardWithoutTheProgram() throws Exception {
    Prompt greeting = new Prompt("greeting", "Hello.");
    Path program = program(speaks());
    Pcm spoken;
    try (PromptStore store = store()) {
      spoken = store.await(greeting);
    }
    Files.delete(program);
    try (PromptStore store = store()) {
      assertThat(store.await(greeting)).isEqualTo(spoken);
      assertThatThrownBy(() -> store.await(new Prompt("other", "Goodbye.")))
          .hasMessageContaining("fetch-tools.sh flite");
    }
  }

  private PromptStore store() {
    return new PromptStore(
        folder.resolve("cache"),
        folder.resolve("recordings"),
        Voices.of(VoiceNames.of("flite:slt"), new Programs(tools, "")));
  }

  @Test
  void noMoreThanTwoAreAtWork() throws Exception {
    Path at = Files.createDirectories(folder.resolve("at"));
    Path most = folder.resolve("most");
    program(
        "touch '%1$s'/$$; ls '%1$s' | wc -l >> '%2$s'; sleep 0.05; rm '%1$s'/$$; %3$s"
            .formatted(at, most, speaks()));
    try (Synthesizer voice = voice(ProcessSynthesizer.SPEAK_MAX);
        var callers = Executors.newFixedThreadPool(6)) {
      var asks = new ArrayList<Future<Pcm>>();
      for (int i = 0; i < 8; i++) {
        asks.add(callers.submit(() -> voice.speak("Hello.")));
      }
      for (var ask : asks) {
        assertThat(ask.get().length()).isPositive();
      }
    }
    assertThat(Files.readAllLines(most))
        .hasSize(8)
        .allMatch(line -> Integer.parseInt(line.strip()) <= 2);
  }
}
