package dev.hatchline.flow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** What editors are told of flows: good ones have no fault, and slips have one. */
class FlowSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(FlowSchema.json());
  private static final String GOOD =
      """
      flow: any
      start: top
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For the hours, press one.
            choices:
              1: hours
            wait: 4s
        hours:
          say: We are open from nine until six.
          then: top
      """;

  private static List<String> faults(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    String json = JsonMapper.shared().writeValueAsString(tree);
    return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  @Test
  void theFileForEditorsIsThisSchema() throws IOException {
    assertThat(Path.of("flows", FlowSchema.FILE))
        .as("the same, beside the flows that are shipped")
        .hasContent(FlowSchema.json());
    assertThat(Files.readString(Path.of("..", "docs", FlowSchema.FILE)))
        .as(
            "docs/%s; './hatchline flow schema > docs/%s' writes it",
            FlowSchema.FILE, FlowSchema.FILE)
        .isEqualTo(FlowSchema.json());
  }

  @Test
  void shippedFlowsNameItInTheirFirstLine() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("flows"))) {
      for (Path file : files.filter(FlowTexts::isFlow).toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).startsWith(FlowSchema.FIRST_LINE);
      }
    }
  }

  @TestFactory
  List<DynamicTest> flowsHaveNoFault() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, String> text : FlowTexts.all().entrySet()) {
      tests.add(
          DynamicTest.dynamicTest(
              text.getKey(), () -> assertThat(faults(text.getValue())).isEmpty()));
    }
    return tests;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wait: 4s=>wiat: 4s",
        "wait: 4s=>wait: four",
        "wait: 4s=>tries: 9",
        "1: hours=>0: hours",
        "1: hours=>{}",
        "1: hours=>1: [hours]",
        "say: We=>sya: We",
        "then: top=>{}",
        "start: top=>{}",
        "flow: any=>flow: any flow",
        "prompt: For a person, press zero. For the hours, press one.=>prompt: {file: welcome.mp3}",
        "then: top=>then: top\n    queue: people"
      })
  void slipsHaveOne(String slip) {
    String[] was = slip.split("=>", 2);
    assertThat(faults(GOOD)).isEmpty();
    assertThat(GOOD).contains(was[0]);
    assertThat(faults(GOOD.replace(was[0], was[1].equals("{}") ? "" : was[1]))).isNotEmpty();
  }
}
