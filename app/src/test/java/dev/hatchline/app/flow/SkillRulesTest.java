package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What flows may ask of agents, by the operator's file. */
class SkillRulesTest {
  @TempDir Path folder;

  private OperatorConfig config = OperatorConfig.defaults();

  @BeforeEach
  void house() throws Exception {
    config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"),
                """
                agents:
                  - {extension: 101, skills: {billing: 3}}
                  - {extension: 102, skills: {spanish: 5}}
                  - {extension: 103, skills: {french: 5}}
                queues:
                  - {name: people, agents: ["101"], widen: [{after: 30 s, agents: ["102"]}]}
                  - {name: abroad, agents: ["103"]}
                """));
  }

  private List<String> faults(String skills) {
    return faults("people", skills);
  }

  private List<String> faults(String queue, String skills) {
    String text =
        """
        flow: line
        start: person
        nodes:
          person:
            queue: %s
            skills: %s
            prompt: You are being put through.
        """
            .formatted(queue, skills);
    try {
      var _ = HouseChecking.of(config, List.of(Measure.ESTIMATE)).check("line.yaml", text);
      return List.of();
    } catch (FlowException fault) {
      return fault.problems().stream().map(Object::toString).toList();
    }
  }

  @Test
  void whatAnAgentOfTheQueueHasMayBeAsked() {
    assertThat(faults("{billing: 3}")).isEmpty();
    assertThat(faults("{billing: 1}")).isEmpty();
    assertThat(faults("{spanish: 5}")).as("sooner or later").isEmpty();
  }

  @Test
  void whatNobodyOfTheHouseHasIsNamedWhereItStands() {
    assertThat(faults("{billing: 1, biling: 1}"))
        .containsExactly(
            "line.yaml:6:26: no agent has the skill 'biling'; expected one of billing, french,"
                + " spanish; did you mean 'billing'?");
    config = OperatorConfig.defaults();
    assertThat(faults("{billing: 1}"))
        .containsExactly(
            "line.yaml:6:14: no agent has the skill 'billing'; expected agents with skills in the"
                + " operator's file, which names none");
  }

  @Test
  void whatNobodyOfTheQueueHasIsRefused() {
    assertThat(faults("{billing: 4}"))
        .containsExactly(
            "line.yaml:6:14: no agent of the queue 'people' has the skill 'billing' at level 4;"
                + " expected a level of at most 3");
    assertThat(faults("{french: 1}"))
        .containsExactly(
            "line.yaml:6:14: no agent of the queue 'people' has the skill 'french' at level 1;"
                + " expected one of billing, spanish");
    assertThat(faults("{billing: 1, spanish: 1}"))
        .containsExactly(
            "line.yaml:6:5: no agent of the queue 'people' has all of these skills; expected"
                + " skills that one of them has together, at these levels");
  }

  @Test
  void ofAQueueThatNobodyKnowsThatAloneIsSaid() {
    assertThat(faults("peple", "{billing: 9}")).singleElement().asString().contains("peple");
  }
}
