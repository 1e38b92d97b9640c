package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskFilesTest {
  private static final int VARIABLE_CHARS_MAX = 4096; // Asterisk's VAR_BUF_SIZE

  private static final Secrets SECRETS =
      new Secrets(
          "amiAMIamiAMIamiAMI",
          "apiAPIapiAPIapiAPI",
          Map.of("101", "one1one1one1one1", "102", "two2two2two2two2", "103", "tre3tre3tre3tre3"),
          Optional.of("pass;word\\x"),
          Map.of(),
          Optional.empty(),
          Map.of(),
          Map.of());

  @TempDir Path folder;

  @Test
  void theNamesOfAllCallersAtOnceFitIntoAVariable() {
    String dialplan = render(OperatorConfig.defaults()).getOrDefault("extensions.conf", "");
    Matcher name = Pattern.compile("HATCH_NAME=\\$\\{SPRINTF\\(%0(\\d+)d,").matcher(dialplan);
    assertThat(name.find()).isTrue();
    int withComma = Integer.parseInt(name.group(1)) + 1;
    assertThat(withComma * OperatorConfig.Limits.CALLS_MAX).isLessThan(VARIABLE_CHARS_MAX);
  }

  @Test
  void nothingIsLeftUnfilled() {
    assertThat(render(OperatorConfig.defaults()).values())
        .noneMatch(text -> text.contains("{{") || text.contains("}}") || text.contains("null"));
  }

  @Test
  void eachSecretStandsOnlyWhereItBelongs() {
    Map<String, String> files = render(OperatorConfig.defaults());
    files.forEach((name, text) -> {
      assertThat(text.contains(SECRETS.ami())).as(name).isEqualTo(name.equals("manager.conf"));
      assertThat(text).as(name).doesNotContain(SECRETS.apiKey());
      for (String password : SECRETS.phones().values()) {
        assertThat(text.contains(password)).as(name).isEqualTo(name.equals("pjsip.conf"));
      }
    });
  }

  @Test
  void everyPortFollowsTheOffset() {
    Map<String, String> files = render(OperatorConfig.defaults());
    assertThat(files.getOrDefault("manager.conf", "")).contains("port = 25038");
    assertThat(files.getOrDefault("pjsip.conf", ""))
        .contains("bind = 127.0.0.1:25060")
        .contains("sip:127.0.0.2:25080");
    assertThat(files.getOrDefault("rtp.conf", ""))
        .contains("rtpstart = 30000")
        .contains("rtpend = 30999");
    assertThat(files.getOrDefault("extensions.conf", "")).contains("agi://127.0.0.1:24573/line");
  }

  @Test
  void theManagerHasNoRightOverTheMachine() {
    assertThat(render(OperatorConfig.defaults()).getOrDefault("manager.conf", "").lines())
        .filteredOn(line -> line.startsWith("read") || line.startsWith("write ="))
        .hasSize(2)
        .noneMatch(line -> line.matches(".*\\b(command|system|config|all|security|cdr)\\b.*"));
  }

  @Test
  void noModuleRunsPrograms() {
    assertThat(render(OperatorConfig.defaults()).getOrDefault("modules.conf", ""))
        .doesNotContain("app_system", "func_shell", "func_env", "func_curl", "mixmonitor");
  }

  @Test
  void aQueueHoldsItsMembersAndTimes() throws Exception {
    String queues =
        render(
                read(
                    """
                    queues:
                      - {name: a, agents: ["102"], ring: 15 s, wrap-up: 1 min}
                      - {name: b, message-when-nobody: false}
                    """))
            .getOrDefault("queues.conf", "");
    assertThat(queues)
        .contains("[a]", "timeout = 15", "wrapuptime = 60", "joinempty = unavailable")
        .contains("[b]", "joinempty = yes", "leavewhenempty = no")
        .contains("member => PJSIP/102,0,Agent 102,PJSIP/102");
    assertThat(queues.lines().filter(line -> line.contains("PJSIP/101"))).hasSize(1);
  }

  @Test
  void withoutTheEngineWhoAnswersLaterIsRungWhenNobodyElseIsFree() throws Exception {
    String queues =
        render(
                read(
                    """
                    queues:
                      - name: a
                        agents: ["102"]
                        widen:
                          - {after: 30 s, agents: ["101", "102"]}
                          - {after: 2 min}
                    """))
            .getOrDefault("queues.conf", "");
    assertThat(queues)
        .contains(
            """
            member => PJSIP/102,0,Agent 102,PJSIP/102
            member => PJSIP/101,1,Agent 101,PJSIP/101
            member => PJSIP/103,2,Agent 103,PJSIP/103
            """
                .stripTrailing());
  }

  @Test
  void aTransferredCallerWaitsAsLongForWhoAnswersLater() throws Exception {
    assertThat(
            render(
                    read(
                        """
                        queues:
                          - {name: a, agents: ["102"], ring: 2 min, widen: [{after: 30 s, agents: ["101"]}]}
                        """))
                .getOrDefault("extensions.conf", ""))
        .contains(" same => n,Dial(PJSIP/101,120,im(hatchline))");
  }

  @Test
  void eachLineLeadsToItsOwnQueue() throws Exception {
    assertThat(
            render(
                    read(
                        """
                        queues: [{name: a}, {name: b}]
                        lines: [{number: 1000}, {number: "+4930123", queue: b}]
                        """))
                .getOrDefault("extensions.conf", ""))
        .contains("exten => 1000,1,Set(HATCH_QUEUE=a)")
        .contains(
            "exten => *22,1,Set(HATCH_REASON=lunch)\n same => n,Goto(hatchline-star,paused,1)")
        .contains("exten => +4930123,1,Set(HATCH_QUEUE=b)")
        .contains("exten => +4930123,1,Goto(hatchline-line,+4930123,1)");
  }

  @Test
  void aRegistrationCarriesTheEscapedPassword() throws Exception {
    String sip =
        render(
                read(
                    """
                    listen: {sip: 0.0.0.0, external: 203.0.113.7}
                    trunk: {register: {host: sip.carrier.example, user: "4930", port: 5070}}
                    """))
            .getOrDefault("pjsip.conf", "");
    assertThat(sip)
        .contains("password = pass\\;word\\\\x")
        .contains("server_uri = sip:sip.carrier.example:5070")
        .contains("client_uri = sip:4930@sip.carrier.example:5070")
        .contains("bind = 0.0.0.0:25060")
        .contains("external_media_address = 203.0.113.7");
  }

  @Test
  void eachMusicClassBeginsWithItsPartAndPlaysAllOnceRound() {
    String music = render(OperatorConfig.defaults()).getOrDefault("musiconhold.conf", "");
    for (int first = 0; first < MusicClasses.PARTS; first++) {
      String section = "[" + MusicClasses.names().get(first) + "]\nmode = playlist\n";
      assertThat(music).containsOnlyOnce(section);
      List<String> entries =
          music
              .substring(music.indexOf(section) + section.length())
              .lines()
              .takeWhile(line -> line.startsWith("entry = "))
              .toList();
      assertThat(entries).hasSize(MusicClasses.PARTS).doesNotHaveDuplicates();
      for (int i = 0; i < MusicClasses.PARTS; i++) {
        String file =
            MusicClasses.part(installation(), (first + i) % MusicClasses.PARTS).toString();
        assertThat(entries.get(i) + ".sln").isEqualTo("entry = " + file);
      }
    }
  }

  @Test
  void anAddressTrunkIsKnownByItsAddresses() throws Exception {
    assertThat(
            render(
                    read(
                        """
                        listen: {sip: 0.0.0.0}
                        trunk: {address: {host: 198.51.100.1, from: [198.51.100.0/28]}}
                        """))
                .getOrDefault("pjsip.conf", ""))
        .contains("match = 198.51.100.1,198.51.100.0/28")
        .contains("contact = sip:198.51.100.1:5060")
        .doesNotContain("type = registration", "external_media_address");
  }

  @Test
  void strangersAreKnownByLoopbackOnly() throws Exception {
    String sip =
        render(read("{listen: {sip: 0.0.0.0}, trunk: {address: {host: 198.51.100.1}}}"))
            .getOrDefault("pjsip.conf", "");
    assertThat(sip).contains("match = 127.0.0.0/8").contains("permit = 127.0.0.0/8");
    assertThat(sip).doesNotContain("anonymous");
    assertThat(sip.lines().filter(line -> line.equals("context = hatchline-in"))).hasSize(2);
  }

  @Test
  void writesEachFileForTheOwnerAlone() throws IOException {
    Installation installation = installation();
    Map<String, String> files = render(OperatorConfig.defaults());
    AsteriskFiles.write(files, installation);
    Files.writeString(installation.asteriskEtc().resolve("old.conf"), "[general]");
    AsteriskFiles.write(files, installation);
    try (Stream<Path> there = Files.list(installation.asteriskEtc())) {
      assertThat(there.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(files.keySet());
    }
    for (String name : files.keySet()) {
      Path file = installation.asteriskEtc().resolve(name);
      assertThat(mode(file)).isEqualTo("rw-------");
      assertThat(file).hasContent(files.get(name));
    }
    assertThat(mode(installation.asteriskHome())).isEqualTo("rwx------");
    assertThat(mode(installation.messages())).isEqualTo("rwx------");
  }

  @Test
  void everyNativePromptHasTextAndAFile() {
    for (NativePrompt prompt : NativePrompt.values()) {
      assertThat(prompt.english(Hours.ALWAYS)).isNotBlank();
      assertThat(prompt.file(installation()))
          .isEqualTo(installation().sounds().resolve(prompt.id() + ".wav"));
    }
    String dialplan =
        render(OperatorConfig.defaults()).getOrDefault("extensions.conf", "")
            + render(OperatorConfig.defaults()).getOrDefault("musiconhold.conf", "");
    for (NativePrompt prompt : NativePrompt.values()) {
      assertThat(dialplan).contains(installation().sounds().resolve(prompt.id()).toString());
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private OperatorConfig read(String text) throws IOException, ConfigException {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }

  private Installation installation() {
    return new Installation(folder.resolve("home"), Path.of("/opt/tools/asterisk"), 20_000);
  }

  private Map<String, String> render(OperatorConfig config) {
    return AsteriskFiles.render(config, installation(), SECRETS);
  }
}
