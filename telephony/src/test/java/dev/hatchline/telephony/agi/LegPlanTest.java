package dev.hatchline.telephony.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Leg;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegPlanTest {
  private static final Step OPEN = new Step.Open();
  private static final Step DONE = new Step.Finish(FinishAs.DONE);
  private static final Step DIAL =
      new Step.Dial(new DialRequest(new AgentId("101"), Duration.ofSeconds(20), "x"));

  private static LegPlan talking() {
    return LegPlan.START.ask(OPEN).take().opened();
  }

  @Test
  void whatIsAskedForEndsTheDialogueAndWaitsForItsEnd() {
    LegPlan plan = talking().ask(DIAL);
    assertThat(plan).isEqualTo(new LegPlan(Doing.LEAVING, List.of(DIAL)));
    assertThat(plan.rest().take()).isEqualTo(new LegPlan(Doing.DIALLING, List.of()));
  }

  @Test
  void openingTwiceIsOpeningOnce() {
    assertThat(talking().ask(OPEN)).isEqualTo(talking());
    assertThat(LegPlan.START.ask(OPEN).take().ask(OPEN).waiting()).isEmpty();
  }

  @Test
  void dialogueIsOpenedAgainBehindADial() {
    LegPlan plan = talking().ask(DIAL).rest().take().ask(OPEN);
    assertThat(plan).isEqualTo(new LegPlan(Doing.DIALLING, List.of(OPEN)));
  }

  @Test
  void dialogueThatIsNotWantedAnyMoreIsLeftBeforeItBegins() {
    LegPlan plan = LegPlan.START.ask(OPEN).ask(DIAL).take();
    assertThat(plan).isEqualTo(new LegPlan(Doing.LEAVING, List.of(DIAL)));
    assertThat(plan.opened().doing()).isEqualTo(Doing.LEAVING);
  }

  @Test
  void cancellingTouchesOnlyDials() {
    assertThat(talking().cancel()).isEqualTo(talking());
    assertThat(LegPlan.START.ask(DIAL).take().cancel().doing()).isEqualTo(Doing.CANCELLING);
    assertThat(talking().ask(DIAL).cancel().waiting()).containsExactly(new Step.Abandoned());
  }

  @Test
  void joinEndsTheDialogueAndIsNotCancelled() {
    Step join = new Step.Join(new Channel("x", "1.1"));
    LegPlan plan = talking().ask(join).cancel();
    assertThat(plan).isEqualTo(new LegPlan(Doing.LEAVING, List.of(join)));
    LegPlan joined = plan.rest().take();
    assertThat(joined.doing()).isEqualTo(Doing.JOINED);
    assertThat(joined.doing().putThrough()).isTrue();
    assertThat(joined.cancel()).isEqualTo(joined);
    assertThat(joined.ask(OPEN)).isEqualTo(new LegPlan(Doing.JOINED, List.of(OPEN)));
  }

  @Test
  void nothingFollowsTheEnd() {
    LegPlan asked = LegPlan.START.ask(DONE);
    assertThat(asked.ask(DIAL)).isEqualTo(asked);
    LegPlan over = asked.take();
    assertThat(over.doing()).isEqualTo(Doing.OVER);
    assertThat(over.rest().ask(OPEN).waiting()).isEmpty();
    assertThat(LegPlan.START.over().ask(DIAL).waiting()).isEmpty();
  }

  @Test
  void stepsThatWaitAreBounded() {
    LegPlan plan = LegPlan.START.ask(DIAL).take();
    for (int i = 0; i < Leg.STEPS_MAX; i++) {
      plan = plan.ask(DIAL);
    }
    LegPlan full = plan;
    assertThatThrownBy(() -> full.ask(OPEN)).isInstanceOf(IllegalStateException.class);
  }
}
