package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.telephony.prompt.Programs;
import dev.hatchline.telephony.prompt.VoiceNames;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is heard that could strand a caller: as an engine checks, not as a test does. */
class CertifiedOnlyTest {
  private static final String GOOD =
      """
      flow: line
      start: top
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For more, one.
            choices: { 1: more }
        more: { say: There is more., then: top }
      """;

  /** It can be read, its values are known and its prompts are short; nobody hears of a person. */
  private static final String STRANDS = GOOD.replace("For a person, press zero. ", "");

  @TempDir Path folder;

  private final MemoryVersions store = new MemoryVersions();
  private Checking checking;
  private Desk desk;

  @BeforeEach
  void aGoodFlowIsHeard() throws Exception {
    VoiceLength.Where voice =
        new VoiceLength.Where(VoiceNames.of("kevin16"), new Programs(folder, ""), folder, folder);
    checking = HouseChecking.of(OperatorConfig.defaults(), VoiceLength.measures(voice).all());
    desk = new Desk(folder.resolve("flows"), store, checking);
    desk.saves(GOOD);
    desk.starts();
  }

  @Test
  void whatIsHeardHasTheCertificateThatACheckPrints() throws Exception {
    assertThat(store.all(Desk.FLOW).getFirst().text().certificate())
        .contains(checking.check("line.yaml", GOOD).certificate())
        .hasValueSatisfying(text -> assertThat(text).contains("a person", "one key away"));
  }

  @Test
  void whatHasNoneIsRefusedAndTheVersionBeforeStays() throws Exception {
    desk.saves(STRANDS);
    desk.looksAgain();
    assertThat(desk.faults())
        .singleElement()
        .asString()
        .contains(
            "flows/line.yaml:8:11: a caller can go round from here without hearing of a person");
    assertThat(store.all(Desk.FLOW)).hasSize(1);
    assertThat(desk.hears()).startsWith("1 For a person");
  }
}
