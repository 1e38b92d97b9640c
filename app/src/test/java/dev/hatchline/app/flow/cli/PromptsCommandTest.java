package dev.hatchline.app.flow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.telephony.prompt.Level;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PromptsCommandTest {
  private static final String FLOW =
      """
      flow: bakery
      languages: [en, es]
      start: hello
      nodes:
        hello:
          say:
            en: Welcome.<break time="2s"/>For a person, press zero.
            es: Bienvenido. Para una persona, pulse cero.
          then: day
        day:
          say: { en: 'Today is {today}.', es: 'Hoy es {today}.' }
          then: tune
        tune:
          say: { file: tune.wav }
          then: people
        people:
          queue: people
      """;

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void house() throws Exception {
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("flows"));
    Files.createDirectories(config.resolve("recordings"));
    Files.writeString(config.resolve("flows/bakery.yaml"), FLOW);
    Files.writeString(
        config.resolve("hatchline.yaml"),
        """
        lines: [{number: "1000", flow: bakery}]
        voice: {name: kevin16, languages: {es: %s/espeak-ng:es}}
        """
            .formatted(folder));
    record(3, config.resolve("recordings/tune.wav"));
    record(11, config.resolve("recordings/welcome-back.wav"));
    spanish("cp '%s' \"$8\"".formatted(config.resolve("recordings/tune.wav")));
    environment.put("HATCHLINE_CONFIG", config.resolve("hatchline.yaml").toString());
    environment.put("HATCHLINE_HOME", folder.resolve("home").toString());
    environment.put("PATH", folder.toString());
  }

  /** Much softer than a voice. */
  private static void record(int seconds, Path file) throws Exception {
    double[] tune = new double[Pcm.RATE * seconds];
    for (int i = 0; i < tune.length; i++) {
      tune[i] = 0.03 * Math.sin(i * 0.4);
    }
    Wav.write(Pcm.of(tune), file);
  }

  private void spanish(String does) throws Exception {
    Path program = Files.writeString(folder.resolve("espeak-ng"), "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return PromptsCommand.run(
        List.of(args),
        environment,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode prompt(String name) {
    for (JsonNode one : JsonMapper.builder().build().readTree(said())) {
      if (one.get("name").asString().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("expected a prompt " + name + ", found " + said());
  }

  @Test
  void everyPromptIsListedWithItsTimeLevelAndVoice() {
    assertThat(run("--json")).as(err.toString(StandardCharsets.UTF_8)).isZero();
    JsonNode hello = prompt("bakery-hello");
    assertThat(hello.get("by").get(0).asString()).isEqualTo("kevin16");
    assertThat(hello.get("text").asString()).isEqualTo("Welcome. … For a person, press zero.");
    assertThat(hello.get("seconds").asDouble()).isBetween(4.0, 6.0);
    assertThat(hello.get("dbfs").asDouble()).isCloseTo(-16, within(1.0));
    assertThat(prompt("bakery-hello-es").get("by").get(0).asString()).endsWith("/espeak-ng:es");
    assertThat(prompt("bakery-day").get("values").get(0).asString()).isEqualTo("today");
    JsonNode tune = prompt("bakery-tune");
    assertThat(tune.get("recorded").asBoolean()).isTrue();
    assertThat(tune.get("tooLong").asBoolean()).isFalse();
    assertThat(tune.get("by").get(0).asString()).isEqualTo("tune.wav");
    assertThat(tune.get("dbfs").asDouble()).isCloseTo(-16, within(0.5));
    assertThat(prompt("welcome-back").get("where").asString()).isEqualTo("house");
    assertThat(prompt("welcome-back").get("tooLong").asBoolean()).isTrue();
    assertThat(prompt("agent-ready").get("recorded").asBoolean()).isFalse();
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void eyesGetALineOfEachAndASum() {
    assertThat(run()).isZero();
    assertThat(said())
        .contains("bakery-tune", "TOO LONG", "kevin16", "dBFS")
        .contains("2 recorded, ", ", 0 that cannot be heard");
  }

  @Test
  void aRecordingThatStandsInIsNamed() throws Exception {
    Path recordings = folder.resolve("config/recordings");
    Files.writeString(recordings.resolve("agent-ready.wav"), "no sound");
    run("--json");
    assertThat(prompt("welcome-back").get("by").get(0).asString()).isEqualTo("welcome-back.wav");
    assertThat(prompt("agent-ready").get("by").get(0).asString()).isEqualTo("kevin16");
  }

  @Test
  void whatCannotBeHeardIsToldAndTheRestIsThere() throws Exception {
    spanish("exit 7");
    assertThat(run("--json")).isEqualTo(1);
    assertThat(prompt("bakery-hello-es").get("fault").asString()).contains("status 7");
    assertThat(prompt("bakery-hello").get("seconds").asDouble()).isPositive();
  }

  @Test
  void aFaultyFlowIsToldBesideWhatTheHouseSays() throws Exception {
    Files.writeString(folder.resolve("config/flows/bakery.yaml"), "flow: bakery\n");
    assertThat(run("--json")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("bakery.yaml:1:1");
    assertThat(prompt("welcome-back").get("seconds").asDouble()).isPositive();
  }

  @Test
  void oneIsWrittenAsItIsHeard() throws Exception {
    Path to = folder.resolve("out.wav");
    assertThat(run("play", "bakery-tune", to.toString())).isZero();
    assertThat(Level.of(Wav.read(to)).dbfs()).isCloseTo(-16, within(0.5));
    assertThat(run("play", "tune.wav", to.toString())).isZero();
    assertThat(run("play", "1", to.toString())).isZero();
    assertThat(Wav.read(to).seconds()).isLessThan(8);
  }

  @Test
  void oneIsPlayedByTheMachineOrItSaysThatNothingPlays() throws Exception {
    assertThat(run("play", "1")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("aplay", "out.wav");
    Path heard = folder.resolve("heard");
    Path aplay =
        Files.writeString(folder.resolve("aplay"), "#!/bin/sh\n/bin/cp \"$1\" '" + heard + "'\n");
    Files.setPosixFilePermissions(aplay, PosixFilePermissions.fromString("rwx------"));
    assertThat(run("play", "1")).isZero();
    assertThat(Wav.read(heard).seconds()).isPositive();
  }

  @Test
  void whatThereIsNotIsNamed() {
    assertThat(run("play", "99999")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no prompt '99999'");
    assertThat(run("play", "none.wav", "x.wav")).isEqualTo(1);
    assertThat(run("paint")).isEqualTo(FlowCommand.WRONG_USE);
  }
}
