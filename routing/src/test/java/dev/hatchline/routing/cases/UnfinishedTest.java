package dev.hatchline.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnfinishedTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final Instant END = T0.plusSeconds(90);
  private static final FirstRing PLACE = new FirstRing(T0, 7);
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(UUID.randomUUID());

  private final List<CallEvent> story = new ArrayList<>();

  private void rang(@Nullable String from) {
    story.add(new CallEvent.Arrived(CALL, T0, PLACE, "1000", from));
    story.add(new CallEvent.PromptStarted(CALL, T0, "welcome"));
  }

  private void chose() {
    story.add(new CallEvent.Chose(CALL, T0, "welcome", '1'));
    story.add(new CallEvent.PromptStarted(CALL, T0, "which-order"));
  }

  private void joined() {
    story.add(new CallEvent.JoinedLine(CALL, T0, "people"));
  }

  private void met() {
    joined();
    story.add(new CallEvent.Bridged(CALL, T0, ANN));
    story.add(new CallEvent.AgentLeft(CALL, END, ANN));
  }

  private Optional<LeftAt> ends(Party by, Reason reason) {
    story.add(new CallEvent.Ended(CALL, END, new CallEnd(by, reason)));
    return Unfinished.of(story).map(Unfinished::at);
  }

  @Test
  void whoLeavesTheLineHasThePlaceOfTheFirstRing() {
    rang("+12025550123");
    joined();
    assertThat(ends(Party.CALLER, Reason.LEFT_LINE)).contains(new LeftAt.Line(PLACE, "people"));
    assertThat(Unfinished.of(story))
        .contains(
            new Unfinished(
                CALL, "1000", "+12025550123", T0, END, new LeftAt.Line(PLACE, "people")));
  }

  @Test
  void whoIsCutOffWhileAPhoneRingsIsInLine() {
    rang("+12025550123");
    joined();
    assertThat(ends(Party.NETWORK, Reason.LEFT_RINGING)).contains(new LeftAt.Line(PLACE, "people"));
  }

  @Test
  void whoIsCutOffFromAnAgentGoesOnWithThatOne() {
    rang("+12025550123");
    met();
    assertThat(ends(Party.CALLER, Reason.SERVED)).contains(new LeftAt.Agent(ANN, PLACE, "people"));
  }

  @Test
  void whomTheAgentLeftIsDone() {
    rang("+12025550123");
    met();
    assertThat(ends(Party.AGENT, Reason.SERVED)).isEmpty();
  }

  @Test
  void whoHangsUpInTheFlowIsAtTheNode() {
    rang("+12025550123");
    chose();
    assertThat(ends(Party.CALLER, Reason.LEFT_FLOW)).contains(new LeftAt.Flow("which-order"));
  }

  @Test
  void whoHasDoneNothingInTheFlowHasNothingToGoOnWith() {
    rang("+12025550123");
    assertThat(ends(Party.CALLER, Reason.LEFT_FLOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MESSAGE", "PROMISED", "FLOW_ENDED", "WITHOUT_ENGINE"})
  void whatCameToItsEndIsNotGoneOnWith(Reason reason) {
    rang("+12025550123");
    chose();
    joined();
    assertThat(ends(Party.LINE, reason)).isEmpty();
  }

  @Test
  void asteriskThatWentAwayLeavesThemWhereTheyWere() {
    rang("+12025550123");
    chose();
    assertThat(ends(Party.NETWORK, Reason.ASTERISK_LOST)).contains(new LeftAt.Flow("which-order"));
    story.removeLast();
    joined();
    assertThat(ends(Party.NETWORK, Reason.ASTERISK_LOST))
        .contains(new LeftAt.Line(PLACE, "people"));
    story.removeLast();
    met();
    assertThat(ends(Party.NETWORK, Reason.ASTERISK_LOST))
        .contains(new LeftAt.Agent(ANN, PLACE, "people"));
  }

  /** Who goes on and is cut off again has the place of that second call: no place is for ever. */
  @Test
  void aPlaceIsHandedOnOnce() {
    rang("+12025550123");
    story.add(new CallEvent.WentOn(CALL, T0, new CallId(UUID.randomUUID()), T0, null));
    joined();
    assertThat(ends(Party.CALLER, Reason.LEFT_LINE)).contains(new LeftAt.Line(PLACE, "people"));
  }

  /** Offered, and gone again: there was no flow yet, and no line. */
  @Test
  void whoHangsUpUnderTheOfferIsNotOfferedItAgain() {
    story.add(new CallEvent.Arrived(CALL, T0, PLACE, "1000", "+12025550123"));
    story.add(new CallEvent.GoOnOffered(CALL, T0, new CallId(UUID.randomUUID())));
    assertThat(ends(Party.CALLER, Reason.LEFT_FLOW)).isEmpty();
  }

  @Test
  void whoseCallLastsOrWhoWithholdsTheNumberHasNone() {
    rang("+12025550123");
    joined();
    assertThat(Unfinished.of(story)).isEmpty();
    story.clear();
    rang(null);
    joined();
    assertThat(ends(Party.CALLER, Reason.LEFT_LINE)).isEmpty();
  }

  @Test
  void thereIsSoMuchTimeFromTheEndOfTheCallOn() {
    rang("+12025550123");
    joined();
    assertThat(ends(Party.CALLER, Reason.LEFT_LINE)).isPresent();
    Unfinished left = Unfinished.of(story).orElseThrow();
    assertThat(left.fresh(END.plus(TEN_MINUTES).minusMillis(1), TEN_MINUTES)).isTrue();
    assertThat(left.fresh(END.plus(TEN_MINUTES), TEN_MINUTES)).isFalse();
    assertThat(left.fresh(END, Duration.ZERO)).as("switched off").isFalse();
  }
}
