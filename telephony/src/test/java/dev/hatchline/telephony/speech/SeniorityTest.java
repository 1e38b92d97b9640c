package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeniorityTest {
  private final Seniority seniority = new Seniority();

  private static CallId call(int number) {
    return new CallId(new UUID(0, number));
  }

  @Test
  void callThatComesAgainIsAsOldAsItWas() {
    long first = seniority.of(call(1));
    assertThat(seniority.of(call(2))).isGreaterThan(first);
    assertThat(seniority.ofNobody()).isGreaterThan(seniority.of(call(2)));
    assertThat(seniority.of(call(1))).isEqualTo(first);
  }

  @Test
  void onlySoManyAreRemembered() {
    long first = seniority.of(call(0));
    for (int i = 1; i <= Seniority.CALLS_MAX; i++) {
      seniority.of(call(i));
    }
    assertThat(seniority.of(call(1))).as("second").isEqualTo(first + 1);
    assertThat(seniority.of(call(0))).as("eldest").isGreaterThan(first);
  }
}
