package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.conf.CaseRules.Affinity;
import dev.hatchline.conf.CaseRules.Credits;
import dev.hatchline.conf.CaseRules.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The blocks {@code cases}, {@code affinity} and {@code credits} of the operator's file. */
class CaseReaderTest {
  @TempDir Path folder;

  @Test
  void readsWhatTheOperatorSays() throws Exception {
    CaseRules rules =
        read("""
        cases: {come-back: 3 d, goes-on: 5 min, messages: desk}
        affinity: {last: 20 s, owner: 2 min, goes-on: 40 s, recent: 14 d}
        credits:
          currency: GBP
          max: {agent: [10, 20, 30], supervisor: 50}
          seniors: ["102"]
          supervisors: ["101"]
          to: erp
        webhooks:
          - {name: erp, url: "http://127.0.0.1:1/", secret: erp, events: [case.credited]}
        """)
            .cases();
    assertThat(rules)
        .isEqualTo(
            new CaseRules(
                Duration.ofDays(3),
                Duration.ofMinutes(5),
                false,
                new Affinity(
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(40),
                    Duration.ofDays(14)),
                new Credits(
                    "GBP",
                    Map.of(Role.AGENT, List.of(10, 20, 30), Role.SUPERVISOR, List.of(50, 50, 50)),
                    Set.of("102"),
                    Set.of("101"),
                    Optional.of("erp"))));
    assertThat(rules.credits().role("101")).isEqualTo(Role.SUPERVISOR);
    assertThat(rules.credits().role("102")).isEqualTo(Role.SENIOR);
    assertThat(rules.credits().role("103")).isEqualTo(Role.AGENT);
  }

  @Test
  void whatIsNotSaidIsTheDefaultAndGivesNoMoney() throws Exception {
    CaseRules rules = read("company: Test").cases();
    assertThat(rules.affinity().last()).isEqualTo(Duration.ofSeconds(30));
    assertThat(rules.affinity().recent()).isEqualTo(Duration.ofDays(30));
    assertThat(rules.comeBack()).isEqualTo(Duration.ofDays(7));
    assertThat(rules.credits().max()).isEmpty();
  }

  @Test
  void creditsGoToNobodyWhoIsNotToldOfThem() {
    String webhooks =
        """
        webhooks:
          - {name: wall, url: "http://127.0.0.1:1/", secret: wall, events: [call.ended]}
          - {name: erp, url: "http://127.0.0.1:1/", secret: erp}
        """;
    assertThatThrownBy(() -> read("credits: {to: wall}\n" + webhooks))
        .hasMessageContaining("no webhook 'wall' is told 'case.credited'")
        .hasMessageContaining("expected erp");
    assertThatThrownBy(() -> read("credits: {to: erq}\n" + webhooks))
        .hasMessageContaining("did you mean 'erp'?");
  }

  @Test
  void noTimeForTheLastAgentSwitchesAffinityOff() throws Exception {
    assertThat(read("affinity: {last: 0 s, owner: 2 min}").cases().affinity())
        .isEqualTo(Affinity.OFF);
  }

  @Test
  void everyMistakeIsToldWithItsPlace() throws IOException {
    ConfigException faults =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                read(
                    """
                    affinity: {last: 31 min, first: 1 s}
                    cases: {come-back: 366 d}
                    credits:
                      currency: DOLLAR
                      max: {agent: -1, boss: 5, senior: [1, 2], supervisor: [1, x, 3]}
                      supervisors: ["109"]
                    """));
    assertThat(faults.getMessage())
        .contains(
            "1:18: '31 min' stands here; expected a duration from 0 s to 30 min",
            "1:26: 'first' is not known here",
            "2:20: '366 d' stands here; expected a duration from 0 s to 1 y",
            "4:13: 'DOLLAR' is not known; expected a currency of ISO 4217",
            "5:16: '-1' stands here; expected a whole number from 0 to 10000",
            "5:20: 'boss' is not known here; expected one of agent, senior, supervisor",
            "5:37: 'senior' has 2 numbers; expected one number, or 3: for a case of weight 1, 2 and 3",
            "5:61: 'x' stands here; expected a whole number from 0 to 10000",
            "6:17: no agent has the extension '109'; expected one of 101, 102, 103");
  }

  private OperatorConfig read(String text) throws ConfigException, IOException {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }
}
