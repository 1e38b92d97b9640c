package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with a name in a text is told where the name stands, not where the text begins. */
class NamesInTextsTest {
  private static final FlowReader READER = FlowReader.judging(Map.of("company", "Acme"));

  /** What is wrong with a flow whose first node is this, from line 5. */
  private static List<String> faults(String node) {
    String text =
        "flow: f\nstart: a\nnodes:\n  a:\n" + node + "\n    then: p\n  p:\n    queue: q\n";
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> READER.read("f.yaml", text));
    assertThat(faulty).as(text).isNotNull();
    return faulty.problems().stream()
        .map(fault -> fault.line() + ":" + fault.column() + " " + fault.what())
        .toList();
  }

  @Test
  void inAFoldedTextItIsTheLineOfTheName() {
    assertThat(
            faults(
                "    say: >-\n      For a person, press zero.\n      Hello {nme}, {company}.\n"
                    + "\n      And {nm}."))
        .containsExactly("7:13 unknown name {nme}", "9:11 unknown name {nm}");
  }

  @Test
  void aCommentBehindTheSignOfABlockIsNoText() {
    assertThat(faults("    say: | # {x}\n      Hello {nme}.\n    # {y}"))
        .containsExactly("6:13 unknown name {nme}");
  }

  @Test
  void soItIsInTextsOfSeveralLinesWithAndWithoutQuotes() {
    assertThat(faults("    say: Hello\n      {nme}, and {nm}."))
        .containsExactly("6:7 unknown name {nme}", "6:18 unknown name {nm}");
    assertThat(faults("    say: 'It''s\n\n      {nme}.'"))
        .containsExactly("7:7 unknown name {nme}");
    assertThat(faults("    say: \"Hello \\\n      {nme}.\""))
        .containsExactly("6:7 unknown name {nme}");
  }

  @Test
  void onOneLineItIsTheColumnOfTheName() {
    assertThat(faults("    say: \"It \\\"is\\\" {nme}.\""))
        .containsExactly("5:21 unknown name {nme}");
    assertThat(faults("    say: 𝄞 {nme}")).containsExactly("5:12 unknown name {nme}");
    assertThat(faults("    say: [Hello., 'I am {nme}.']"))
        .containsExactly("5:25 unknown name {nme}");
  }

  @Test
  void tagsBeforeItAreCounted() {
    String pause = "<break time=\"300ms\"/>";
    assertThat(faults("    say: 'One. " + pause + " {nme}. " + pause + " {nm} {nme}.'"))
        .containsExactly(
            "5:38 unknown name {nme}", "5:67 unknown name {nm}", "5:72 unknown name {nme}");
  }

  @Test
  void whereABraceIsWrittenAsANumberItIsTheBeginning() {
    assertThat(faults("    say: \"Hello \\x7bnme}, {nm}.\""))
        .containsExactly("5:10 unknown name {nme}", "5:10 unknown name {nm}");
  }

  @Test
  void inALineOfAProgramItIsTheBeginning() {
    String far = " ".repeat(4000);
    assertThat(faults("    say: '{nme}'" + far + "# so"))
        .containsExactly("5:10 unknown name {nme}");
  }

  @Test
  void soItIsInNotes() {
    assertThat(faults("    note: |\n      one\n      two {x}\n      three"))
        .containsExactly("7:11 unknown name {x}");
  }

  @Test
  void soItIsWithFormsAndWithWhatIsNotKnown() {
    assertThat(faults("    say: >-\n      It is\n      {today:digits}."))
        .containsExactly("7:7 'today' is date and has no form 'digits'");
    assertThat(faults("    say: >-\n      Hello.\n      Is it {caller}?"))
        .anyMatch(fault -> fault.startsWith("7:13 {caller} is not known on every way here"));
  }

  @Test
  void inAPartItIsThePartsLine() {
    String part =
        "part: house\nnodes:\n  hi:\n    say: >-\n      Hello.\n      I am {who}.\n    then: p\n";
    String line = "flow: line\nstart: hi\ninclude: [house]\nnodes:\n  p: { queue: q }\n";
    assertThat(new Shelf().part("house", part).faults(line))
        .anyMatch(fault -> fault.startsWith("parts/house.yaml:6:12: unknown name {who}"));
  }
}
