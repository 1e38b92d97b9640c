package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.AskLimits.Bounds;
import dev.hatchline.routing.callback.AskLimits.Grant;
import dev.hatchline.routing.callback.AskLimits.Verdict;
import dev.hatchline.routing.callback.Refusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As somebody would go about it who wants us to dial for them. */
class AskLimitsTest {
  private static final Instant NOW = Samples.T0;
  private static final Bounds BOUNDS = new Bounds(2, 3, 4, 5, 8, 10, 6);

  private final AskLimits limits = new AskLimits(BOUNDS);
  private int askers;

  private static Instant at(long minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }

  private Asker somebody() {
    return Asker.address("198.51.100." + askers++);
  }

  private Verdict ask(PhoneNumber number, Asker asker, Instant now) {
    return limits.take(number, asker, 0, now);
  }

  private static void refused(Verdict verdict, Kind kind, Duration again) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.again()).isEqualTo(again);
              assertThat(refusal.sentence()).matches("[A-Z0-9].* please try again in .+\\.");
            });
  }

  @Test
  void fromManyAddressesToOneNumber() {
    PhoneNumber victim = Samples.number();
    assertThat(ask(victim, somebody(), at(0))).isInstanceOf(Grant.class);
    assertThat(ask(victim, somebody(), at(10))).isInstanceOf(Grant.class);
    refused(ask(victim, somebody(), at(20)), Kind.NUMBER_HOUR, Duration.ofMinutes(40));
    assertThat(ask(victim, somebody(), at(60))).isInstanceOf(Grant.class);
    refused(ask(victim, somebody(), at(300)), Kind.NUMBER_DAY, Duration.ofHours(19));
    assertThat(ask(victim, somebody(), at(1440))).isInstanceOf(Grant.class);
  }

  @Test
  void nothingIsRememberedOfANumberThatIsForgotten() {
    PhoneNumber forgotten = Samples.number();
    PhoneNumber other = Samples.number();
    for (PhoneNumber number : List.of(forgotten, other)) {
      assertThat(ask(number, somebody(), at(0))).isInstanceOf(Grant.class);
      assertThat(ask(number, somebody(), at(10))).isInstanceOf(Grant.class);
    }
    limits.forget(forgotten);
    assertThat(ask(forgotten, somebody(), at(20))).isInstanceOf(Grant.class);
    refused(ask(other, somebody(), at(20)), Kind.NUMBER_HOUR, Duration.ofMinutes(40));
  }

  @Test
  void fromOneAddressToManyNumbers() {
    Asker one = Asker.address("192.0.2.7");
    for (int i = 0; i < 4; i++) {
      assertThat(ask(Samples.number(), one, at(i))).isInstanceOf(Grant.class);
    }
    refused(ask(Samples.number(), one, at(4)), Kind.ASKER_HOUR, Duration.ofMinutes(56));
    assertThat(ask(Samples.number(), one, at(60))).isInstanceOf(Grant.class);
    refused(ask(Samples.number(), one, at(200)), Kind.ASKER_DAY, Duration.ofMinutes(1240));
  }

  @Test
  void fromAllAddressesOfOneNetwork() {
    Asker one = Asker.address("2001:db8:1:2::1");
    assertThat(Asker.address("2001:db8:1:2:ffff:ffff:ffff:ffff")).isEqualTo(one);
    assertThat(Asker.address("2001:db8:1:2::9%eth0")).isEqualTo(one);
    assertThat(Asker.address("2001:0DB8:0001:0002::1")).isEqualTo(one);
    assertThat(Asker.address("2001:db8:1:3::1")).isNotEqualTo(one);
    assertThat(Asker.address("::ffff:192.0.2.7")).isEqualTo(Asker.address("192.0.2.7"));
    assertThat(Asker.address("no address")).isEqualTo(Asker.address("no address"));
    assertThat(Asker.address("ours")).as("a name is no way in").isNotEqualTo(Asker.ours());
  }

  @Test
  void fromManyAddressesToManyNumbers() {
    for (int i = 0; i < 8; i++) {
      assertThat(ask(Samples.number(), somebody(), at(0))).isInstanceOf(Grant.class);
    }
    refused(ask(Samples.number(), somebody(), at(1)), Kind.HOUSE_HOUR, Duration.ofMinutes(59));
    assertThat(ask(Samples.number(), somebody(), at(60))).isInstanceOf(Grant.class);
    assertThat(ask(Samples.number(), somebody(), at(60))).isInstanceOf(Grant.class);
    refused(ask(Samples.number(), somebody(), at(120)), Kind.HOUSE_DAY, Duration.ofHours(22));
  }

  @Test
  void justBeforeTheHourAndJustAfter() {
    PhoneNumber number = Samples.number();
    assertThat(ask(number, somebody(), at(59))).isInstanceOf(Grant.class);
    assertThat(ask(number, somebody(), at(59))).isInstanceOf(Grant.class);
    refused(ask(number, somebody(), at(61)), Kind.NUMBER_HOUR, Duration.ofMinutes(58));
  }

  @Test
  void withMoreThanWeCanOwe() {
    assertThat(limits.take(Samples.number(), somebody(), 5, NOW)).isInstanceOf(Grant.class);
    assertThat(limits.take(Samples.number(), somebody(), 6, NOW))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Kind.HOUSE_OPEN));
  }

  @Test
  void refusalsAreCountedAndCostNothing() {
    PhoneNumber number = Samples.number();
    ask(number, somebody(), NOW);
    ask(number, somebody(), NOW);
    for (int i = 0; i < 1_000; i++) {
      refused(
          ask(number, Asker.address("2001:db8:" + i + "::1"), NOW),
          Kind.NUMBER_HOUR,
          Duration.ofHours(1));
    }
    assertThat(limits.refused()).containsOnlyKeys(Kind.NUMBER_HOUR).containsValue(1_000L);
    assertThat(ask(Samples.number(), somebody(), NOW))
        .as("who was refused took nothing from others")
        .isInstanceOf(Grant.class);
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    PhoneNumber number = Samples.number();
    Asker one = somebody();
    for (int i = 0; i < 50; i++) {
      limits.giveBack((Grant) ask(number, one, at(i)));
    }
    assertThat(ask(number, one, at(50))).isInstanceOf(Grant.class);
  }

  @Test
  void aRestartDoesNotForgetWhatWasPromised() {
    PhoneNumber number = Samples.number();
    limits.restore(
        List.of(
            Samples.fresh(number, at(0)),
            Samples.fresh(number, at(10)),
            Samples.fresh(number, NOW.minus(Duration.ofDays(2)))),
        at(20));
    refused(ask(number, somebody(), at(20)), Kind.NUMBER_HOUR, Duration.ofMinutes(40));
  }

  @Test
  void weRepairWhatWeDroppedButNotWithoutEnd() {
    for (int i = 0; i < 50; i++) {
      assertThat(limits.take(Samples.number(), Asker.ours(), 99, NOW)).isInstanceOf(Grant.class);
    }
    assertThat(ask(Samples.number(), somebody(), NOW))
        .as("repairs keep nobody from asking")
        .isInstanceOf(Grant.class);
    PhoneNumber number = Samples.number();
    limits.take(number, Asker.ours(), 0, NOW);
    limits.take(number, Asker.ours(), 0, NOW);
    assertThat(limits.take(number, Asker.ours(), 0, NOW)).isInstanceOf(Refusal.class);
  }

  @Test
  void sentencesSpeakOfMinutesAndHours() {
    assertThat(Refusal.of(Kind.ASKER_HOUR, 1, Duration.ofSeconds(1)).sentence())
        .isEqualTo(
            "You have asked for 1 callback within the last hour; please try again in 1 minute.");
    assertThat(Refusal.of(Kind.NUMBER_DAY, 6, Duration.ofMinutes(91)).sentence())
        .isEqualTo(
            "6 callbacks to this number were asked for within the last day;"
                + " please try again in 2 hours.");
  }

  @Test
  void absurdBoundsAreRefused() {
    assertThatThrownBy(() -> new Bounds(0, 3, 4, 5, 8, 10, 6)).hasMessageContaining("from 1 on");
    assertThatThrownBy(() -> new Bounds(4, 3, 4, 5, 8, 10, 6)).hasMessageContaining("4/3");
    assertThatThrownBy(() -> new Bounds(2, 3, 4, 5, 8, 10, 10_001)).hasMessageContaining("10000");
  }
}
