package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rendered files in the real Asterisk: it starts clean, hears only us, and grants little. */
class AsteriskFilesIT {
  @TempDir static Path home;
  private static RunningAsterisk asterisk;
  private static List<String> firstLog;

  @BeforeAll
  static void start() throws IOException {
    asterisk = RunningAsterisk.start(home.resolve("h"), OperatorConfig.defaults());
    firstLog = asterisk.log();
  }

  @AfterAll
  static void stop() {
    asterisk.close();
  }

  @Test
  void startsWithoutAWarning() {
    assertThat(firstLog).isNotEmpty();
    assertThat(RunningAsterisk.complaints(firstLog)).isEmpty();
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    Installation ours = asterisk.installation;
    assertThat(asterisk.sockets("tcp", " 0A "))
        .containsExactlyInAnyOrder("127.0.0.1:" + ours.amiPort(), "127.0.0.1:" + ours.sipPort());
    assertThat(asterisk.sockets("tcp6", " 0A ")).isEmpty();
    // Besides SIP there is only the question socket of the SIP library's DNS client, one each for
    // IPv4 and IPv6, on a port of the kernel's choice. It cannot be turned off.
    assertThat(asterisk.sockets("udp", " 07 "))
        .contains("127.0.0.1:" + ours.sipPort())
        .hasSizeLessThanOrEqualTo(2);
    assertThat(asterisk.sockets("udp6", " 07 ")).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Command, Command, core show version",
    "GetConfig, Filename, pjsip.conf",
    "UpdateConfig, SrcFilename, pjsip.conf",
    "ListCategories, Filename, manager.conf",
    "CreateConfig, Filename, x.conf",
    "ModuleLoad, Module, app_system.so",
    "DBPut, Family, x",
    "DBDelTree, Family, hatchline-paused",
    "Reload, Module, pbx_config",
  })
  void theManagerUserMayNot(String action, String field, String value) throws IOException {
    try (AmiClient ami = new AmiClient(asterisk)) {
      assertThat(ami.ask(action, field, value))
          .containsEntry("Response", "Error")
          .extractingByKey("Message")
          .asString()
          .contains("ermission");
    }
  }

  @ParameterizedTest
  @CsvSource({"System,touch /tmp/x", "AGI,/bin/true", "EAGI,/bin/true", "ExecIf,1?System:a"})
  void noProgramCanBeOriginated(String application, String data) throws IOException {
    try (AmiClient ami = new AmiClient(asterisk)) {
      assertThat(
              ami.ask(
                  "Originate",
                  "Channel",
                  "Local/1000@hatchline-in",
                  "Application",
                  application,
                  "Data",
                  data))
          .containsEntry("Response", "Error")
          .containsEntry("Message", "Originate Access Forbidden: app or data blacklisted");
    }
  }

  @ParameterizedTest
  @CsvSource({"SHELL(id)", "FILE(/etc/passwd)", "ENV(PATH)", "CURL(a)"})
  void noFunctionReachesTheMachine(String function) throws IOException {
    try (AmiClient ami = new AmiClient(asterisk)) {
      assertThat(ami.ask("Getvar", "Variable", function).getOrDefault("Value", "")).isEmpty();
    }
  }

  @Test
  void theManagerRefusesAWrongPassword() throws IOException {
    try (AmiClient ami = new AmiClient(asterisk.installation.amiPort())) {
      assertThat(ami.ask("Login", "Username", "hatchline", "Secret", "wrong"))
          .containsEntry("Response", "Error");
    }
  }

  @Test
  void whatTheEngineNeedsIsGranted() throws IOException {
    try (AmiClient ami = new AmiClient(asterisk)) {
      assertThat(ami.ask("Ping")).containsEntry("Response", "Success");
      for (String action : List.of("CoreShowChannels", "DeviceStateList", "QueueStatus")) {
        assertThat(ami.ask(action)).containsEntry("Response", "Success");
        ami.await(action, event -> event.getOrDefault("EventList", "").equals("Complete"));
      }
      assertThat(ami.ask("Getvar", "Variable", "UUID()").get("Value")).matches("[0-9a-f-]{36}");
      assertThat(ami.ask("Setvar", "Variable", "HATCH_DRAIN", "Value", "0"))
          .containsEntry("Response", "Success");
    }
  }

  @Test
  void whatSaysNothingToTheEngineIsNotTold() throws IOException {
    Set<String> told = new HashSet<>();
    try (AmiClient ami = new AmiClient(asterisk)) {
      ami.call("available", "hatchline-star");
      ami.await(
          "the end",
          event -> {
            told.add(event.getOrDefault("Event", ""));
            return "Hangup".equals(event.get("Event"));
          });
    }
    assertThat(told)
        .contains("Newchannel", "UserEvent")
        .doesNotContain("Newstate", "LocalBridge", "SoftHangupRequest");
  }

  @Test
  void onlyTheDialplanWritesWhoIsPaused() throws IOException {
    try (AmiClient ami = new AmiClient(asterisk)) {
      assertThat(ami.ask("Setvar", "Variable", "DB(hatchline-paused/103)", "Value", "1"))
          .containsEntry("Response", "Error");
      assertThat(ami.database("hatchline-paused", "103")).isEmpty();
    }
  }

  @Test
  void deviceStatesAreKnownFromTheStart() throws IOException {
    try (AmiClient ami = new AmiClient(asterisk)) {
      ami.ask("DeviceStateList");
      assertThat(ami.await("101", event -> "PJSIP/101".equals(event.get("Device"))).get("State"))
          .isEqualTo("UNAVAILABLE");
    }
  }
}
