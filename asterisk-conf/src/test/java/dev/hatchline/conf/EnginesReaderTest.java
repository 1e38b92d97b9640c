package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The word {@code engines} of the operator's file, and what Asterisk makes of it. */
class EnginesReaderTest {
  private static final String MYSQL = "\ndatabase: {mysql: {host: db}}\n";
  private static final Secrets SECRETS =
      new Secrets(
          "ami",
          "api",
          Map.of("101", "one", "102", "two", "103", "three"),
          Optional.empty(),
          Map.of(),
          Optional.of("db"),
          Map.of(),
          Map.of());

  @TempDir Path folder;

  @Test
  void oneIsWhatNobodyHasToSay() throws Exception {
    assertThat(read("company: Example").engines()).isEqualTo(1);
    assertThat(read("engines: 2" + MYSQL).twoEngines()).isTrue();
  }

  @Test
  void twoNeedADatabaseThatBothCanOpen() {
    assertThat(fault("engines: 2"))
        .contains(
            "1:10: 2 engines, and a database that only one can open; expected a 'database' of"
                + " 'mysql' beside them, or 1");
    assertThat(fault("engines: 3" + MYSQL)).contains("expected a whole number from 1 to 2");
  }

  @Test
  void oneEngineCostsNoStepMore() throws Exception {
    Map<String, String> files = render("company: Example");
    assertThat(files.values())
        .noneMatch(text ->
            text.contains("HATCH_ENGINE")
                || text.contains("HATCH_OWNER")
                || text.contains("HATCH_TRIED"));
    assertThat(files.get("extensions.conf"))
        .contains("Set(HATCH_CALL=${UUID()})\n same => n,Set(HATCH_LINE=")
        .contains(
            """
             same => n(again),Set(HATCH_STATE=)
             same => n,Set(DIALSTATUS=)
            """)
        .contains("AGI(agi://127.0.0.1:4573/")
        .contains(
            """
            ?bye)
             same => n,Goto(hatchline-people,${HATCH_LINE},1)
             same => n(bye),Hangup()
            """)
        .contains(
            """
            [hatchline-taken]
            exten => A,1,Goto(hatchline-back,s,1)

            """);
  }

  @Test
  void ofTwoEachIsTriedOnceInAFall() throws Exception {
    assertThat(render("engines: 2" + MYSQL).get("extensions.conf"))
        .contains("AGI(agi://127.0.0.1:$[4573 + ${HATCH_ENGINE}]/")
        .contains("Set(HATCH_ENGINE=$[\"${HATCH_CALL:-1}\" >= \"8\"])")
        .contains("exten => B,1,Set(HATCH_ENGINE=1)")
        .containsOnlyOnce("Goto(engine)")
        .contains(
            """
             same => n,GotoIf($["${HATCH_TRIED}" = "1" | "${HATCH_STATE}" = "people"]?people)
            """);
  }

  private Map<String, String> render(String text) throws Exception {
    return AsteriskFiles.render(
        read(text), new Installation(Path.of("/h"), Path.of("/a"), 0), SECRETS);
  }

  private String fault(String text) {
    return String.valueOf(
        catchThrowableOfType(ConfigException.class, () -> read(text)).getMessage());
  }

  private OperatorConfig read(String text) throws Exception {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }
}
