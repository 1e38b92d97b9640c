package dev.hatchline.flow.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.draw.Placed.Area;
import dev.hatchline.flow.draw.Placed.Point;
import dev.hatchline.flow.draw.Placed.Route;
import dev.hatchline.flow.draw.elk.ElkLayout;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Pictures of flows: what is on them, and that nothing lies on anything else. */
class PictureTest {
  private static final Map<String, String> CONSTANTS =
      Map.of(
          "company", "Example Company", "hours", "We are open daily.", "date_order", "month, day");

  private static final double LETTERS_PX_MIN = 8;

  private static Flow read(String text) {
    try {
      return new FlowReader(CONSTANTS).read("it.yaml", text);
    } catch (FlowException faulty) {
      throw new AssertionError(faulty);
    }
  }

  private static Flow shipped(String name) throws FlowException {
    return new FlowReader(CONSTANTS).shipped(name);
  }

  private static Picture paint(Flow flow) {
    return Painter.paint(flow, PromptLength.ESTIMATE);
  }

  private static Placed place(Flow flow) {
    return new ElkLayout().place(paint(flow));
  }

  @ParameterizedTest
  @ValueSource(strings = {"company-line", "first-call"})
  void nothingLiesOnAnythingElse(String name) throws Exception {
    checkPlaces(place(shipped(name)));
    // To be looked at by a person.
    Files.writeString(Path.of("target", name + ".svg"), Svg.of(place(shipped(name))));
  }

  private static final String SMALL =
      """
      flow: small
      start: top
      waiting: find
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For your < order >, one. If that was all, nine.
            choices: { 1: find, 2: find, 9: bye }
        find:
          lookup: { system: orders, get: /orders, take: { state: text } }
          then: new
          missing: none
          failed: none
        new:
          branch:
            - if: state == "a state with a long name, which nobody reads"
              to: none
          else: top
        none:
          say: There is no such order.
          then: top
        bye:
          end: Goodbye.
      """;

  @Test
  void waysToOneNodeAreOneArrowWithAllTheirMarks() {
    assertThat(paint(read(SMALL)).arrows())
        .contains(
            new Arrow("top", "find", List.of(new Mark("1", true), new Mark("2", true)), false),
            new Arrow(
                "find",
                "none",
                List.of(new Mark("missing", false), new Mark("failed", false)),
                true),
            new Arrow("find", "new", List.of(), false))
        .noneMatch(arrow -> arrow.to().equals("top") && !arrow.from().startsWith("entrance"));
  }

  @Test
  void whatLeadsBackIsToldByItsName() {
    List<Box> boxes = paint(read(SMALL)).boxes();
    assertThat(boxes.stream().filter(box -> box.id().equals("none")).findFirst().orElseThrow())
        .returns("say", Box::kind)
        .returns("1.6 s", Box::time)
        .returns(List.of("There is no such order."), Box::lines)
        .returns(List.of(new Box.Back(List.of(), "top", false)), Box::backs);
    assertThat(boxes.stream().filter(box -> box.id().equals("new")).findFirst().orElseThrow())
        .returns(List.of(new Box.Back(List.of(new Mark("else", false)), "top", false)), Box::backs);
    assertThat(boxes.stream().filter(Box::isEntrance).map(Box::title))
        .containsExactly("a call comes in", "from the line, to use it meanwhile");
  }

  @Test
  void longConditionsAreCut() {
    assertThat(paint(read(SMALL)).arrows())
        .anySatisfy(arrow ->
            assertThat(arrow.marks())
                .singleElement()
                .satisfies(mark ->
                    assertThat(mark.text()).startsWith("state == \"a state").endsWith("…")));
  }

  @Test
  void everyBoxHasItsNameItsWordsAndTheKeyOfTheHatch() throws Exception {
    Flow flow = read(SMALL);
    Document svg = parsed(Svg.of(place(flow)));
    var groups = svg.getElementsByTagName("g");
    List<String> ids = new ArrayList<>();
    int zeros = 0;
    for (int i = 0; i < groups.getLength(); i++) {
      var attributes = groups.item(i).getAttributes();
      if (attributes.getNamedItem("id") != null) {
        ids.add(attributes.getNamedItem("id").getNodeValue());
      }
      boolean zero =
          attributes.getNamedItem("class") != null
              && attributes.getNamedItem("class").getNodeValue().equals("key zero");
      zeros += zero ? 1 : 0;
    }
    assertThat(ids).containsExactly("node-top", "node-find", "node-new", "node-none", "node-bye");
    assertThat(zeros).as("on each box, and in the lane").isEqualTo(6);
    assertThat(Svg.of(place(flow))).contains("For your &lt; order &gt;");
  }

  @Test
  void samePictureForTheSameFlow() throws Exception {
    assertThat(Svg.of(place(shipped("company-line"))))
        .isEqualTo(Svg.of(place(shipped("company-line"))));
  }

  /** On a screen that is 1,600 pixels wide the words have 11 pixels and more, of 12. */
  @Test
  void theShippedFlowCanBeReadAtOneLook() throws Exception {
    Document svg = parsed(Svg.of(place(shipped("company-line"))));
    double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
    assertThat(12 * 1600 / width).isGreaterThanOrEqualTo(11);
  }

  /** The smallest letters have 11 pixels of the drawing; so many are left of them on a page. */
  private static double lettersShown(Flow flow) throws Exception {
    Element svg = parsed(Svg.within(place(flow))).getDocumentElement();
    double drawn = Double.parseDouble(svg.getAttribute("viewBox").split(" ", -1)[2]);
    return 11 * Double.parseDouble(svg.getAttribute("width")) / drawn;
  }

  /** However they hang together; a broad one is scrolled. */
  @ParameterizedTest
  @MethodSource
  void fiftyNodesCanBeRead(String name, Flow flow) throws Exception {
    assertThat(flow.nodes()).hasSize(50);
    checkPlaces(place(flow));
    // To be looked at by a person.
    Files.writeString(Path.of("target", name + ".svg"), Svg.of(place(flow)));
    assertThat(lettersShown(flow)).isGreaterThanOrEqualTo(LETTERS_PX_MIN);
  }

  static Stream<Arguments> fiftyNodesCanBeRead() {
    return Stream.of(
        Arguments.of("fan", fan()), Arguments.of("tree", tree()), Arguments.of("chain", chain()));
  }

  /** One node that leads to all others. */
  private static Flow fan() {
    StringBuilder yaml = new StringBuilder("flow: fan\nstart: top\nnodes:\n");
    yaml.append("  top:\n    menu: { prompt: 'For a person, press zero.', choices: { 1: way } }\n");
    yaml.append("  way:\n    branch:\n");
    for (int i = 2; i < 50; i++) {
      yaml.append("      - { if: 'caller == \"+1202555%04d\"', to: n%d }\n".formatted(i, i));
    }
    yaml.append("    else: top\n");
    for (int i = 2; i < 50; i++) {
      yaml.append("  n%d: { say: This is what number %d says., then: top }\n".formatted(i, i));
    }
    return read(yaml.toString());
  }

  /** Menus, each of which leads to five more. */
  private static Flow tree() {
    StringBuilder yaml = new StringBuilder("flow: tree\nstart: n0\nnodes:\n");
    for (int i = 0; i < 50; i++) {
      StringBuilder choices = new StringBuilder();
      for (int key = 1; key <= 5 && 5 * i + key < 50; key++) {
        choices.append(key == 1 ? "" : ", ").append("%d: n%d".formatted(key, 5 * i + key));
      }
      yaml.append(
          choices.isEmpty()
              ? "  n%d: { say: This is what number %d says., then: n0 }\n".formatted(i, i)
              : "  n%d: { menu: { prompt: 'For a person, press zero.', choices: { %s } } }\n"
                  .formatted(i, choices));
    }
    return read(yaml.toString());
  }

  /** One after the other. */
  private static Flow chain() {
    StringBuilder yaml = new StringBuilder("flow: chain\nstart: n0\nnodes:\n");
    for (int i = 0; i < 50; i++) {
      yaml.append(
          "  n%d: { menu: { prompt: 'For a person, press zero.', choices: { 1: n%d } } }\n"
              .formatted(i, (i + 1) % 50));
    }
    return read(yaml.toString());
  }

  @Test
  void nothingLiesOnAnythingElseInAnyFlow() {
    for (int seed = 0; seed < 40; seed++) {
      checkPlaces(place(any(new Random(seed), 50)));
    }
  }

  /** Menus and says that lead anywhere, as nobody would write them. */
  private static Flow any(Random random, int nodes) {
    StringBuilder yaml = new StringBuilder("flow: any\nstart: n0\nnodes:\n");
    for (int i = 0; i < nodes; i++) {
      yaml.append("  n").append(i).append(":\n    menu:\n      prompt: Press zero, ");
      yaml.append("or another. ".repeat(random.nextInt(1, 12))).append("\n      choices: {");
      yaml.append(" 1: n").append((i + 1) % nodes);
      for (int key = 2; key < 2 + random.nextInt(3); key++) {
        yaml.append(", ").append(key).append(": n").append(random.nextInt(nodes));
      }
      yaml.append(" }\n");
    }
    return read(yaml.toString());
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  /** Boxes, marks and arrows: each with room of its own. */
  private static void checkPlaces(Placed placed) {
    List<Area> boxes = new ArrayList<>(placed.places().values());
    List<Area> marks =
        placed.routes().stream()
            .filter(route -> !route.arrow().marks().isEmpty())
            .map(Route::marks)
            .toList();
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(boxes.get(i).overlaps(boxes.get(j))).as("%s", boxes.get(i)).isFalse();
      }
      for (Area mark : marks) {
        assertThat(boxes.get(i).overlaps(mark)).as("%s and %s", boxes.get(i), mark).isFalse();
      }
    }
    for (int i = 0; i < marks.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(marks.get(i).overlaps(marks.get(j))).as("%s", marks.get(i)).isFalse();
      }
    }
    for (Route route : placed.routes()) {
      List<Point> points = route.points();
      for (int i = 1; i < points.size(); i++) {
        Area piece = piece(points.get(i - 1), points.get(i));
        assertThat(boxes.stream().filter(box -> box.overlaps(piece)).toList())
            .as("%s", route.arrow())
            .isEmpty();
      }
    }
  }

  /** A stretch of an arrow, without its ends, which may touch a border. */
  private static Area piece(Point one, Point other) {
    double x = Math.min(one.x(), other.x());
    double y = Math.min(one.y(), other.y());
    return new Area(
        x, y + 0.5, Math.abs(one.x() - other.x()), Math.max(0, Math.abs(one.y() - other.y()) - 1));
  }
}
