package dev.hatchline.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.access.LockOut.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What guessing costs, and whom. */
class LockOutTest {
  private static final String HOME = "192.0.2.1";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-27T09:00:00Z"));
  private final LockOut lockOut = new LockOut(now::get);
  private int strangers;

  private void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  private static Try anna(String address) {
    return new Try(address, "anna", true);
  }

  private static Try nobody(String address, String name) {
    return new Try(address, name, false);
  }

  /** An address that nobody else has. */
  private String elsewhere() {
    strangers++;
    return "198.51." + strangers / 250 + "." + strangers % 250;
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(lockOut.take(anna(elsewhere()))).isEmpty();
    }
  }

  @Test
  void theWaitsOfOneUserDoubleFromWhereverUntilTheLongest() {
    guess(LockOut.USER_FREE);
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Duration wait = lockOut.take(anna(elsewhere())).orElseThrow();
      waits.add(wait);
      pass(wait.minusMillis(1));
      assertThat(lockOut.take(anna(HOME))).hasValue(Duration.ofMillis(1));
      pass(Duration.ofMillis(1));
      guess(1);
    }
    assertThat(waits)
        .extracting(Duration::toSeconds)
        .containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L);
    assertThat(lockOut.take(new Try(HOME, "bert", true))).as("another user").isEmpty();
  }

  @Test
  void nobodyLearnsByWaitingWhoThereIs() {
    for (int i = 0; i < LockOut.USER_FREE; i++) {
      assertThat(lockOut.take(anna(elsewhere()))).isEmpty();
      assertThat(lockOut.take(nobody(elsewhere(), "bert"))).isEmpty();
    }
    assertThat(lockOut.take(anna(elsewhere()))).hasValue(LockOut.FIRST);
    assertThat(lockOut.take(nobody(elsewhere(), "bert"))).hasValue(LockOut.FIRST);
  }

  @Test
  void theRightPasswordOfOneMakesNobodyElseAtTheAddressWait() {
    for (int i = 0; i < LockOut.ADDRESS_FREE; i++) {
      assertThat(lockOut.take(nobody(HOME, "n" + i))).isEmpty();
    }
    pass(LockOut.FIRST);
    assertThat(lockOut.take(anna(HOME))).isEmpty();
    lockOut.right(anna(HOME));
    assertThat(lockOut.take(new Try(HOME, "bert", true))).isEmpty();
  }

  @Test
  void whatNobodyHasLookedAtMakesNobodyWait() {
    guess(LockOut.USER_FREE);
    pass(LockOut.FIRST);
    assertThat(lockOut.take(anna(HOME))).isEmpty();
    lockOut.giveBack(anna(HOME));
    assertThat(lockOut.take(anna(HOME))).isEmpty();
  }

  @Test
  void whatIsTriedWhileOneWaitsMakesTheWaitNoLonger() {
    guess(LockOut.USER_FREE);
    for (int i = 0; i < 100; i++) {
      assertThat(lockOut.take(anna(elsewhere()))).hasValue(LockOut.FIRST);
    }
    pass(LockOut.FIRST);
    assertThat(lockOut.take(anna(HOME))).isEmpty();
  }

  @Test
  void oneAddressWaitsWhomeverItTries() {
    for (int i = 0; i < LockOut.ADDRESS_FREE; i++) {
      assertThat(lockOut.take(nobody(HOME, "n" + i))).isEmpty();
    }
    assertThat(lockOut.take(anna(HOME))).hasValue(LockOut.FIRST);
    assertThat(lockOut.take(anna(elsewhere()))).isEmpty();
  }

  @Test
  void allOfOneNetworkOfIpv6IsOneAddress() {
    for (int i = 0; i < LockOut.ADDRESS_FREE; i++) {
      assertThat(lockOut.take(nobody("2001:db8::" + i, "n" + i))).isEmpty();
    }
    assertThat(lockOut.take(anna("2001:db8::ffff"))).isPresent();
    assertThat(lockOut.take(anna("2001:db8:0:1::1"))).isEmpty();
  }

  @Test
  void nobodyIsKeptOutWhereTheyWereInBefore() {
    Try home = anna(HOME);
    assertThat(lockOut.take(home)).isEmpty();
    lockOut.right(home);
    guess(LockOut.USER_FREE);
    for (int i = 0; i < LockOut.ADDRESS_FREE; i++) {
      assertThat(lockOut.take(nobody(HOME, "n" + i))).isEmpty();
    }
    assertThat(lockOut.take(anna(elsewhere()))).as("the user waits elsewhere").isPresent();
    assertThat(lockOut.take(nobody(HOME, "x"))).as("others wait at the address").isPresent();
    for (int i = 0; i < LockOut.USER_FREE; i++) {
      assertThat(lockOut.take(home)).isEmpty();
    }
    assertThat(lockOut.take(home)).as("who guesses at home waits, too").hasValue(LockOut.FIRST);
    pass(LockOut.AT_HOME);
    guess(LockOut.USER_FREE);
    assertThat(lockOut.take(home)).as("it was too long ago").isPresent();
  }

  @Test
  void whoComesInAtHomeDoesNotForgiveWhatIsGuessedElsewhere() {
    Try home = anna(HOME);
    assertThat(lockOut.take(home)).isEmpty();
    lockOut.right(home);
    guess(LockOut.USER_FREE);
    assertThat(lockOut.take(home)).isEmpty();
    lockOut.right(home);
    assertThat(lockOut.take(anna(elsewhere()))).isPresent();
  }

  @Test
  void theRightPasswordForgetsTheWrongOnesOfTheUserAndNoneOfTheAddress() {
    for (int round = 0; round < LockOut.ADDRESS_FREE / 4; round++) {
      Try own = new Try(HOME, "own" + round, true);
      assertThat(lockOut.take(own)).isEmpty();
      lockOut.right(own);
      for (int i = 0; i < 4; i++) {
        assertThat(lockOut.take(nobody(HOME, "n" + i))).isEmpty();
      }
    }
    assertThat(lockOut.take(anna(HOME))).isPresent();
    guess(LockOut.USER_FREE - 1);
    Try right = anna(elsewhere());
    assertThat(lockOut.take(right)).isEmpty();
    lockOut.right(right);
    guess(LockOut.USER_FREE);
  }

  @Test
  void wrongOnesAreForgottenAfterADay() {
    guess(LockOut.USER_FREE);
    pass(LockOut.FIRST);
    guess(1);
    pass(LockOut.FORGOTTEN);
    guess(LockOut.USER_FREE);
  }

  @Test
  void whatNobodyHasLookedAtIsGivenBack() {
    for (int i = 0; i < 3 * LockOut.ADDRESS_FREE; i++) {
      assertThat(lockOut.take(anna(HOME))).isEmpty();
      lockOut.giveBack(anna(HOME));
    }
  }

  @Test
  void manyAddressesDoNotWashAwayWhatAUserIsOwed() {
    guess(LockOut.USER_FREE);
    for (int i = 0; i <= LockOut.REMEMBERED_MAX; i++) {
      String address = "203.0.%d.%d".formatted(i / 250, i % 250);
      assertThat(lockOut.take(nobody(address, "n" + i))).isEmpty();
    }
    assertThat(lockOut.take(anna(HOME))).hasValue(LockOut.FIRST);
  }
}
