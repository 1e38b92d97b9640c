package dev.hatchline.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.CustomerDial;
import java.time.Instant;
import org.asteriskjava.manager.action.OriginateAction;
import org.junit.jupiter.api.Test;

class OrdersTest {
  private static final CustomerDial DIAL =
      new CustomerDial(
          CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11"),
          new PhoneNumber("+12025550123"),
          "1000",
          new FirstRing(Instant.ofEpochSecond(1_763_800_000), 42),
          CustomerDial.RING_DEFAULT,
          CustomerDial.Screening.NONE,
          null);
  private static final String ORDER =
      "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11:1000::30:0:1763800000:42";

  @Test
  void aTapHearsThatChannelAloneAndEndsWithIt() {
    OriginateAction tap = Orders.tap(new Channel("PJSIP/x-1", "17.5"), "127.0.0.1:9/t");
    assertThat(tap.getChannel()).isEqualTo("AudioSocket/127.0.0.1:9/t");
    assertThat(tap.getApplication()).isEqualTo("ChanSpy");
    assertThat(tap.getData()).isEqualTo("17.5,uqoES");
  }

  @Test
  void aCustomerIsBroughtToTheEngineThatCallsWhereThereAreTwo() {
    assertThat(Orders.customer(DIAL, "").getVariables()).containsEntry("HATCH_ORDER", ORDER);
    assertThat(Orders.customer(DIAL, "1").getVariables())
        .containsEntry("HATCH_ORDER", ORDER + ":1");
  }
}
