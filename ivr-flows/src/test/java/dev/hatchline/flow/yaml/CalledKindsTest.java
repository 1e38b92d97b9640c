package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Note;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.Survey;
import dev.hatchline.flow.Transfer;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever kind of node names a value, in a called flow it is that flow's own. */
class CalledKindsTest {
  private static final String LINE =
      """
      flow: line
      start: own
      after: asked
      include: [rating]
      nodes:
        own: { set: { place: "9" }, then: help }
        help: { call: helped, then: person }
        person: { queue: people }
      """;
  private static final String RATING =
      """
      part: rating
      nodes:
        asked: { call: rated, then: thanked }
        thanked: { end: Goodbye. }
      """;
  private static final String HELPED =
      """
      flow: helped
      start: where
      nodes:
        where: { ask: { prompt: Key in your place., into: place, length: 5 }, then: works }
        works: { outage: , area: place, told: noted, none: noted }
        noted: { note: "Lives at {place}; {company}.", then: number }
        number: { ask: { prompt: Key in a number., into: to, as: phone }, then: through }
        through: { transfer: to, failed: back }
        back: { return: }
      """;
  private static final String RATED =
      """
      flow: rated
      start: stars
      nodes:
        stars: { survey: stars, prompt: "How was it, from one to five?", scale: 1..5, then: back }
        back: { return: }
      """;

  private static Flow line() throws FlowException {
    return line(HELPED);
  }

  private static Flow line(String helped) throws FlowException {
    return new Shelf()
        .flow("helped", helped)
        .flow("rated", RATED)
        .part("rating", RATING)
        .line(LINE);
  }

  @Test
  void namesAreThoseOfTheCalledFlow() throws FlowException {
    Flow flow = line();
    assertThat(flow.node("help/works"))
        .isInstanceOfSatisfying(
            Outage.class, outage -> assertThat(outage.area()).contains("help.place"));
    assertThat(flow.node("help/noted"))
        .isEqualTo(new Note("Lives at {help.place}; Test Company.", "help/number"));
    assertThat(flow.node("help/through"))
        .isInstanceOfSatisfying(
            Transfer.class,
            transfer -> assertThat(transfer.to()).isEqualTo(new Transfer.To.Named("help.to")));
  }

  /** By the names of their values they grow when their flow is called. */
  @Test
  void notesMayBeAsLongAsWritten() throws FlowException {
    String filled = "x".repeat(Note.CHARS_MAX - "{place}".length());
    String helped = HELPED.replace("Lives at {place}; {company}.", filled + "{place}");
    Flow flow = line(helped);
    assertThat(flow.node("help/noted")).isEqualTo(new Note(filled + "{help.place}", "help/number"));
  }

  /** What only callers whose conversation is over come to is not left out as unused. */
  @Test
  void whatIsAskedAfterwardsCanBeCalled() throws FlowException {
    Flow flow = line();
    assertThat(flow.after()).isEqualTo(Optional.of("asked"));
    assertThat(flow.node("asked/stars"))
        .isInstanceOfSatisfying(
            Survey.class, survey -> assertThat(survey.into()).isEqualTo("asked.stars"));
  }
}
