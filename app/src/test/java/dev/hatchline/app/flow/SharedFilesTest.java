package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flow that is made of several files: each of them is published, and each version stands alone.
 */
class SharedFilesTest {
  private static final String LINE =
      """
      flow: line
      start: top
      include: [house]
      nodes:
        top: { call: hello, then: person }
      """;

  @TempDir Path folder;

  private final MemoryVersions store = new MemoryVersions();
  private Desk desk;

  @BeforeEach
  void oneIsHeard() throws Exception {
    desk = new Desk(folder.resolve("flows"), store);
    desk.saves("hello", hello("One."));
    desk.saves("parts/house", house("people"));
    desk.saves(LINE);
    desk.starts();
    looks();
  }

  private static String hello(String words) {
    return "flow: hello\nstart: a\nnodes:\n  a: { say: %s, then: b }\n  b: { return: }\n"
        .formatted(words);
  }

  private static String house(String queue) {
    return "part: house\nnodes:\n  person: { queue: %s }\n".formatted(queue);
  }

  /** So often that whatever stands still is seen, a file that is named for the first time, too. */
  private void looks() {
    desk.looksAgain();
    desk.looks();
  }

  @Test
  void aCalledFlowOrAPartThatIsSavedIsANewVersionOfWhoUsesIt() throws Exception {
    CallId up = desk.rings();
    assertThat(desk.hears(up)).isEqualTo("1 One.");
    desk.saves("hello", hello("Two."));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("2 Two.");
    assertThat(desk.hears(up)).isEqualTo("1 One.");
    desk.saves("parts/house", house("desk"));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("3 Two.");
    assertThat(desk.shelf().live(Desk.FLOW).orElseThrow().main().read().node("person").toString())
        .contains("desk");
    assertThat(store.all(Desk.FLOW).getFirst().text().text())
        .contains(LINE, hello("Two."), house("desk"));
  }

  @Test
  void aVersionNeedsNoFileThatLiesAround() throws Exception {
    desk.saves("hello", hello("Two."));
    desk.looksAgain();
    desk.deletes("hello");
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("2 Two.");
    assertThat(desk.faults().getFirst()).contains("line.yaml:5:16: there is no flow 'hello'");
    desk.starts();
    assertThat(desk.hears()).isEqualTo("2 Two.");
    desk.publisher().rollBack(Desk.FLOW, OptionalInt.of(1), new Rollback.By("ada", desk.now()));
    assertThat(desk.hears()).isEqualTo("1 One.");
  }

  @Test
  void whatIsWrongWithACalledFlowIsToldInItsFileAndTheLastGoodStays() throws Exception {
    desk.saves("hello", hello("Two.").replace("then: b", "then: c"));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.faults()).isNotEmpty().allMatch(fault -> fault.contains("/flows/hello.yaml:"));
    assertThat(desk.faults().getFirst()).contains("/flows/hello.yaml:4:25: there is no node 'c'");
    desk.saves("hello", hello("Two."));
    desk.looksAgain();
    assertThat(desk.faults()).isEmpty();
    assertThat(desk.hears()).isEqualTo("2 Two.");
  }

  @Test
  void whatIsTakenBackStaysSoUntilOneOfItsFilesIsChanged() throws Exception {
    desk.saves("hello", hello("Two."));
    desk.looksAgain();
    desk.publisher().rollBack(Desk.FLOW, OptionalInt.of(1), new Rollback.By("ada", desk.now()));
    desk.starts();
    looks();
    assertThat(desk.hears()).isEqualTo("1 One.");
    desk.saves("hello", hello("Three."));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("3 Three.");
  }

  /** The line is saved first, and the file that it names for the first time a moment later. */
  @Test
  void aFileThatIsNamedForTheFirstTimeIsWaitedFor() throws Exception {
    desk.saves(LINE.replace("call: hello", "call: later"));
    looks();
    assertThat(desk.faults().getFirst()).contains("there is no flow 'later'");
    desk.saves("later", hello("Later."));
    looks();
    assertThat(desk.faults()).isEmpty();
    assertThat(desk.hears()).isEqualTo("2 Later.");
  }
}
