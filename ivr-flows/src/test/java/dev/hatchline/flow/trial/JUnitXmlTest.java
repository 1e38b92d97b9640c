package dev.hatchline.flow.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.PromptLength;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What build servers read. */
class JUnitXmlTest {
  private static final Where AT = new Where("a<b>.test.yaml", 3, 5);

  private static Report report() {
    Flow flow =
        new Flow(
            "bye",
            "people",
            "end",
            Map.of("end", new Node.End(Optional.of(Prompt.text("Good & bye.")))));
    Trial good =
        new Trial(
            "ends",
            AT,
            "end",
            Given.NOTHING,
            List.of(),
            List.of(new Expected.Ends(AT, "finished")));
    Trial bad =
        new Trial(
            "\"never\" \u0007 <ends>",
            AT,
            "end",
            Given.NOTHING,
            List.of(),
            List.of(new Expected.Ends(AT, "message"), new Expected.Hears(AT, "Hello")));
    return new TrialRunner(PromptLength.ESTIMATE)
        .run(new Trials(AT.file(), flow, Given.NOTHING, List.of(good, bad)));
  }

  @Test
  void failuresCarryTheirDifferencesAndTheConversation() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JUnitXml.of(List.of(report(), report())))));
    assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("a<b>.test.yaml");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(failed.getAttribute("name")).isEqualTo("\"never\" ? <ends>");
    assertThat(failed.getAttribute("classname")).isEqualTo("bye");
    assertThat(failed.getElementsByTagName("failure").item(0).getTextContent())
        .contains("expected the end message", "expected to hear \"Hello\"", "Good & bye.");
  }
}
