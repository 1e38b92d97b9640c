package dev.hatchline.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankLogTest {
  private static final String WAITED =
      "A,1,ab12,2,NW,1999-08-02,9:05:00,9:05:10,10,9:05:10,9:07:00,110,AGENT,9:06:59,9:08:59,120,s1";
  private static final String AT_ONCE =
      "A,2,0,0,TT,1999-08-01,10:00:00,10:00:09,9,0:00:00,0:00:00,0,AGENT,10:00:09,10:00:19,10,NO_SERVER";
  private static final String GAVE_UP =
      "A,3,cd34,1,PS,1999-08-01,9:00:00,9:00:01,1,9:00:01,9:00:31,30,HANG,0:00:00,0:00:00,0,NO_SERVER";
  private static final String AUTOMATED =
      "A,4,0,0,PS,1999-08-01,9:00:00,9:00:44,44,0:00:00,0:00:00,0,HANG,0:00:00,0:00:00,0,NO_SERVER";
  private static final String PHANTOM =
      "A,5,0,0,PS,1999-08-02,9:00:00,9:00:44,44,9:00:44,9:00:45,1,PHANTOM,0:00:00,0:00:00,0,NO_SERVER";

  private static BankLog log(int days, String... lines) throws BrokenLog {
    List<String> all = new ArrayList<>(List.of(BankLine.HEAD));
    all.addAll(List.of(lines));
    return BankLog.of(all, days);
  }

  @Test
  void callsAreReadInTheOrderOfJoining() throws BrokenLog {
    BankLog log = log(BankLog.ALL_DAYS, WAITED, AT_ONCE, GAVE_UP, AUTOMATED, PHANTOM);
    assertThat(log.calls())
        .containsExactly(
            new BankCall(
                4,
                CallType.PS,
                BankCall.Priority.REGULAR,
                "cd34",
                Instant.parse("1999-08-01T09:00:01Z"),
                Duration.ofSeconds(30),
                null),
            new BankCall(
                3,
                CallType.TT,
                BankCall.Priority.REGULAR,
                null,
                Instant.parse("1999-08-01T10:00:09Z"),
                Duration.ZERO,
                new BankCall.Service(Duration.ofSeconds(10), null)),
            new BankCall(
                2,
                CallType.NW,
                BankCall.Priority.HIGH,
                "ab12",
                Instant.parse("1999-08-02T09:05:10Z"),
                Duration.ofSeconds(110),
                new BankCall.Service(Duration.ofSeconds(120), "s1")));
  }

  @Test
  void whoWantedNoAgentIsCountedAndLeftOut() throws BrokenLog {
    BankLog log = log(BankLog.ALL_DAYS, WAITED, AUTOMATED, AUTOMATED, PHANTOM, GAVE_UP);
    assertThat(log.calls()).hasSize(2);
    assertThat(log.count(BankOutcome.AUTOMATED)).isEqualTo(2);
    assertThat(log.count(BankOutcome.PHANTOM)).isEqualTo(1);
    assertThat(log.count(BankOutcome.GAVE_UP)).isEqualTo(1);
  }

  @Test
  void firstDaysAloneAreTakenIfWanted() throws BrokenLog {
    BankLog log = log(1, WAITED, AT_ONCE, AUTOMATED, PHANTOM);
    assertThat(log.days()).containsExactly(LocalDate.of(1999, 8, 1));
    assertThat(log.calls()).hasSize(1);
    assertThat(log.count(BankOutcome.AUTOMATED)).isEqualTo(1);
    assertThat(log.count(BankOutcome.PHANTOM)).isZero();
  }

  /** What is replaced by what, and what of it is told. */
  @ParameterizedTest
  @CsvSource({
    "AGENT, MAYBE, AGENT; HANG or PHANTOM",
    "NW, XX, one of",
    "1999-08-02, 1999-08-32, a date",
    "9:05:10, 9:5, a time of day",
    "',110,', ',-1,', whole seconds",
    "',120,', ',two,', whole seconds",
    "',2,NW', ',3,NW', '0, 1 or 2'",
    "',s1', '', 17 fields",
  })
  void brokenLineIsToldWithItsNumber(String from, String to, String expected) {
    assertThatThrownBy(() -> log(BankLog.ALL_DAYS, AT_ONCE, WAITED.replace(from, to)))
        .isInstanceOf(BrokenLog.class)
        .hasMessageContaining("line 3: expected")
        .hasMessageContaining(expected.replace(';', ','));
  }

  @Test
  void brokenLineOfADayThatIsNotTakenIsToldToo() {
    assertThatThrownBy(() -> log(1, AT_ONCE, WAITED.replace("NW", "XX")))
        .hasMessageContaining("line 3");
  }

  @Test
  void anotherFileIsNoLog() {
    assertThatThrownBy(() -> BankLog.of(List.of("a,b", WAITED), 1)).hasMessageContaining("head");
    assertThatThrownBy(() -> BankLog.of(List.of(), 1)).hasMessageContaining("head");
    assertThatThrownBy(() -> log(1, GAVE_UP)).hasMessageContaining("served");
  }
}
