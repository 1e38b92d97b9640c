package dev.hatchline.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  private static final String INFO =
      """
      {"sip": {"host": "127.0.0.1", "port": 5060}, "line": "1000",
       "agents": [{"id": "ann", "extension": "101", "user": "101", "password": "s\\"e\\u0041"},
                  {"id": "bob", "extension": 102, "user": "102", "password": "x"}],
       "pids": {"engine": null, "asterisk": 12}, "up": true, "none": [], "empty": {}}
      """;

  @TempDir Path folder;
  private Path info;

  @BeforeEach
  void writeInfo() throws IOException {
    info = Files.writeString(folder.resolve("info.json"), INFO);
  }

  private String call(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
    int code = CommandLine.run("call", print, () -> CallCommand.run(arguments, print, folder));
    return code + " " + err.toString(StandardCharsets.UTF_8);
  }

  private String agent(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
    int code = CommandLine.run("agent", print, () -> AgentCommand.run(arguments, print, folder));
    return code + " " + err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void wrongArgumentsGetOneSentenceAndTwo() {
    String at = "--info=" + info;
    assertThat(call(at)).startsWith("2 call: '--info=").contains("is not known");
    assertThat(call("1000", "--info", "" + info))
        .startsWith("2 call: '1000' is not known; to call");
    assertThat(call("--to")).isEqualTo("2 call: '--to' needs a value after it\n");
    assertThat(withInfo("--press", "0")).startsWith("2 call: '--press' takes KEYS@SECONDS");
    assertThat(withInfo("--press", "x@1")).startsWith("2 call: '--press' takes KEYS@SECONDS");
    assertThat(withInfo("--press", "0@soon")).contains("'--press' takes seconds from 0 to 86400");
    assertThat(withInfo("--seconds", "-1")).contains("not '-1'");
    assertThat(withInfo("--from", "Bob <1>")).contains("'--from' takes a number");
    assertThat(withInfo("--say", "/none.wav")).contains("'/none.wav' of --say cannot be read");
    assertThat(withInfo("--record", "/none/a.wav")).contains("cannot be written there");
    assertThat(agent("--info", "" + info)).isEqualTo("2 agent: which agent? e.g. 'agent 101'\n");
    assertThat(agent("109", "--info", "" + info))
        .isEqualTo("2 agent: there is no agent '109'; there are 101, 102\n");
  }

  private String withInfo(String... more) {
    return call(
        Stream.concat(Stream.of("--info", info.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void infoThatCannotBeReadIsNamed() throws IOException {
    assertThat(call("--info", "/none")).startsWith("2 call: the file /none cannot be read");
    Files.writeString(info, "{\"sip\": 1}");
    assertThat(withInfo()).contains("expected 'sip' with 'port'");
    Files.writeString(info, "{\"sip\": ");
    assertThat(withInfo()).contains("expected more at character 9 of the JSON, found the end");
  }

  @Test
  void missingPhoneProgramIsNamed() {
    assertThat(withInfo()).startsWith("1 call: expected the phone program at " + folder);
    assertThat(agent("101", "--info", "" + info)).startsWith("1 agent: expected the phone program");
  }

  @Test
  void helpIsPrinted() {
    assertThat(call("--help")).startsWith("0 call [--to 1000]");
    assertThat(agent("--help")).startsWith("0 agent EXTENSION");
  }

  @Test
  void infoIsReadFromAFileOrAsItIs() {
    for (String source : new String[] {info.toString(), INFO}) {
      Info read = Info.read(source);
      assertThat(read.sip()).isEqualTo(new SipAddress("127.0.0.1", 5060));
      assertThat(read.line()).isEqualTo("1000");
      assertThat(read.agent("101").orElseThrow().password()).isEqualTo("s\"eA");
      assertThat(read.agent("102").orElseThrow().user()).isEqualTo("102");
    }
  }

  @Test
  void keysArePressedInOrderOfTime() {
    assertThat(KeyPlan.read("1@4,0#@2.5").presses())
        .containsExactly(
            new KeyPlan.Press("0#", Duration.ofMillis(2500)),
            new KeyPlan.Press("1", Duration.ofSeconds(4)));
  }
}
