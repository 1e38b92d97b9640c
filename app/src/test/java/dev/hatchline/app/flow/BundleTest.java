package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.yaml.files.FlowFiles.Kind;
import dev.hatchline.flow.yaml.files.FlowFiles.Ref;
import dev.hatchline.flow.yaml.files.FlowFiles.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static final Ref IDENTIFY = new Ref(Kind.FLOW, "identify");
  private static final Ref HOUSE = new Ref(Kind.PART, "house");

  private static Bundle bundle(String main, String identify, String house) {
    return new Bundle(
        main,
        Map.of(
            IDENTIFY, new Source("config/my flows/identify.yaml", identify),
            HOUSE, new Source("flows/parts/house.yaml", house)));
  }

  private static String hash(Bundle bundle) {
    return new FlowText(bundle.text(), "ada", Instant.EPOCH, Optional.empty()).hash();
  }

  @Test
  void itIsReadableAndComesBackAsItWas() {
    Bundle bundle = bundle("flow: line\n", "flow: identify\n", "part: house\n");
    assertThat(bundle.text())
        .isEqualTo(
            """
            flow: line
            #: flow identify config/my flows/identify.yaml
            flow: identify
            #: part house flows/parts/house.yaml
            part: house
            """);
    assertThat(Bundle.of(bundle.text())).isEqualTo(bundle);
  }

  @Test
  void aFlowThatStandsAloneIsItsOwnText() {
    String text = "flow: \"ü\"\r\n\n#: end";
    assertThat(new Bundle(text, Map.of()).text()).isEqualTo(text);
    assertThat(Bundle.of(text)).isEqualTo(new Bundle(text, Map.of()));
  }

  /** Whatever a designer writes, it is not taken for another file. */
  @Test
  void aLineThatLooksLikeAHeadIsNone() {
    String text = "a: 1\n#: flow x y\n##: part z\n";
    Bundle alone = new Bundle(text, Map.of());
    assertThat(Bundle.of(alone.text())).isEqualTo(alone);
    Bundle many = bundle(text, text, text);
    assertThat(Bundle.of(many.text())).isEqualTo(many);
  }

  @Test
  void eachFileMakesADifferenceAndNeitherWhereItLiesNorTheShareOfTheCallsDoes() {
    String before = hash(bundle("flow: line\n", "flow: identify\n", "part: house\n"));
    assertThat(hash(bundle("flow: line\n", "flow: identify\n", "part: hose\n")))
        .isNotEqualTo(before);
    assertThat(hash(bundle("flow: line\n", "flow: identify2\n", "part: house\n")))
        .isNotEqualTo(before);
    assertThat(hash(bundle("canary: 10 %\nflow: line\n", "flow: identify\n", "part: house\n")))
        .isEqualTo(before);
    Bundle moved =
        new Bundle(
            "flow: line\n",
            Map.of(
                IDENTIFY, new Source("elsewhere/identify.yaml", "flow: identify\n"),
                HOUSE, new Source("elsewhere/house.yaml", "part: house\n")));
    assertThat(hash(moved)).isEqualTo(before);
  }

  /** A share that stands in a called flow is that flow's own, where it is a line's. */
  @Test
  void theShareIsThatOfTheLinesOwnFile() {
    Bundle bundle = bundle("flow: line\n", "canary: 10 %\nflow: identify\n", "part: house\n");
    FlowText text = new FlowText(bundle.text(), "ada", Instant.EPOCH, Optional.empty());
    assertThat(text.percent()).isEmpty();
    FlowText tried =
        new FlowText(
            bundle.with("canary: 5 %\nflow: line\n").text(),
            "ada",
            Instant.EPOCH,
            Optional.empty());
    assertThat(tried.percent()).hasValue(5);
  }
}
