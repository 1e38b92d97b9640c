package dev.hatchline.phones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.PhoneEvent.Ending;
import dev.hatchline.phones.sound.Sound;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class CommandIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private final AsteriskForTests asterisk;
  private final Path info;
  private final Path home;

  CommandIT(@TempDir Path home) throws Exception {
    this.home = home;
    asterisk = AsteriskForTests.start(home);
    info =
        Files.writeString(
            home.resolve("info.json"),
            """
            {"sip":{"host":"%s","port":%d},"line":"101",
             "agents":[{"id":"ann","extension":"101","user":"101","password":"secret-101"}]}
            """
                .formatted(asterisk.sip().host(), asterisk.sip().port()));
  }

  @AfterAll
  void stop() {
    asterisk.close();
  }

  /** A command at work, and what it has printed. */
  private record Running(Lines out, CompletableFuture<Integer> code) {
    List<String> lines() {
      return out.all();
    }

    void endsWith(int wanted) throws Exception {
      int found = code.get(300, TimeUnit.SECONDS);
      assertThat(found).as("%s", lines()).isEqualTo(wanted);
    }
  }

  /** Printed lines, which can be waited for. */
  private static final class Lines extends ByteArrayOutputStream {
    @Override
    public synchronized void flush() {
      notifyAll();
    }

    synchronized List<String> all() {
      return toString(StandardCharsets.UTF_8).lines().toList();
    }

    synchronized void await(String text) throws InterruptedException {
      long end = System.nanoTime() + SOON.toNanos();
      while (!toString(StandardCharsets.UTF_8).contains(text)) {
        long left = (end - System.nanoTime()) / 1_000_000;
        assertThat(left).as("%s in %s", text, all()).isPositive();
        wait(left);
      }
    }
  }

  private Running call(String... more) {
    return run("call", more);
  }

  private Running run(String command, String... more) {
    Lines out = new Lines();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = "--info";
    all[more.length + 1] = info.toString();
    Path tool = Tools.folder("phones");
    CommandLine.Work work =
        "call".equals(command)
            ? () -> CallCommand.run(all, print, tool)
            : () -> AgentCommand.run(all, print, tool);
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread.ofPlatform().start(() -> code.complete(CommandLine.run(command, print, work)));
    return new Running(out, code);
  }

  private Phones phones() {
    return new Phones(Tools.folder("phones"), InstantSource.system());
  }

  private PhoneSpec ann() {
    return PhoneSpec.agent("101", "secret-101", asterisk.sip()).answeringAfter(Duration.ZERO);
  }

  @Test
  void callAndAgentHearEachOtherAndSaySo() throws Exception {
    Running agent = run("agent", "101", "--answer-after", "0.5", "--seconds", "45");
    agent.out().await("registered");
    Path record = home.resolve("call.wav");
    // Long enough for two recognitions, one after the other, on a machine that has other work.
    Running call = call("--press", "5@1", "--seconds", "20", "--record", record.toString());
    call.endsWith(0);
    agent.endsWith(0);
    assertThat(call.lines())
        .anyMatch(l -> l.endsWith("calling 101 as +12025550123"))
        .anyMatch(l -> l.endsWith("ringing at the other side"))
        .anyMatch(l -> l.endsWith("+0.000 s  answered"))
        .anyMatch(l -> l.matches(".* \\+[1-9]\\d*\\.\\d+ s  key 5 pressed"))
        .anyMatch(l -> l.endsWith("sound starts"))
        .anyMatch(l -> l.endsWith("bridged: agent 101 is heard, and hears us"))
        .anyMatch(l -> l.endsWith("ended by this phone"));
    assertThat(agent.lines())
        .anyMatch(l -> l.endsWith("ringing: +12025550123"))
        .anyMatch(l -> l.endsWith("key 5 heard"))
        .anyMatch(l -> l.endsWith("bridged: the caller is heard, and hears us"))
        .anyMatch(l -> l.endsWith("ended by the other side"));
    assertThat(Sound.read(record).seconds()).isGreaterThan(10.0);
  }

  @Test
  void callThatNobodyTakesEndsWithOne() throws Exception {
    Running refused = call("--to", "999");
    refused.endsWith(1);
    assertThat(refused.lines()).anyMatch(l -> l.contains("refused by the other side: 404"));
    try (Phones phones = phones()) {
      Phone ann = phones.open(PhoneSpec.agent("101", "secret-101", asterisk.sip()));
      ann.register();
      Running unanswered = call("--seconds", "1.5", "--from", "4711");
      assertThat(ann.events().await(PhoneEvent.Incoming.class, SOON).number()).isEqualTo("4711");
      unanswered.endsWith(1);
      assertThat(unanswered.lines()).anyMatch(l -> l.endsWith("not answered within 1.5 s"));
      assertThat(ann.events().await(PhoneEvent.Ended.class, SOON).how()).isEqualTo(Ending.THERE);
    }
  }

  /** Answered, or still ringing. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void controlCHangsUpAndLeavesNoPhoneBehind(boolean answers) throws Exception {
    try (Phones phones = phones()) {
      PhoneSpec silent = PhoneSpec.agent("101", "secret-101", asterisk.sip());
      Phone ann = phones.open(answers ? ann() : silent);
      ann.register();
      ProcessBuilder builder =
          // A shell's background job is born deaf to Ctrl-C, and so is what it starts.
          new ProcessBuilder(
                  "env",
                  "--default-signal=INT",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  CallCommand.class.getName(),
                  "--info",
                  info.toString())
              .redirectErrorStream(true);
      builder.environment().put("HATCHLINE_TOOLS", Tools.folder("").toString());
      Process command = builder.start();
      List<ProcessHandle> children;
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(command.getInputStream(), StandardCharsets.UTF_8))) {
        // Who has answered knows it sooner than who has called.
        assertThat(
                out.lines()
                    .anyMatch(l -> l.endsWith(answers ? "answered" : "ringing at the other side")))
            .isTrue();
        children = command.descendants().toList();
        assertThat(children).isNotEmpty();
        interrupt(command);
        assertThat(ann.events().await(PhoneEvent.Ended.class, SOON).how()).isEqualTo(Ending.THERE);
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(out.lines()).anyMatch(l -> l.endsWith("ended by this phone"));
      }
      for (ProcessHandle child : children) {
        child.onExit().get(60, TimeUnit.SECONDS);
      }
    }
  }

  private static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
  }
}
