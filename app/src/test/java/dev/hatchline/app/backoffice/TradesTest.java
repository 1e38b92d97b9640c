package dev.hatchline.app.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the shipped flows of trades are answered. */
class TradesTest {
  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);

  private static Records.Reply ask(String method, String path) {
    return Trades.answer(method, path, SATURDAY).orElseThrow();
  }

  private static String get(String path) {
    Records.Reply reply = ask("GET", path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    return reply.json();
  }

  @Test
  void parcelsAreKnownWithDaysFromToday() {
    assertThat(get("/parcels/80000001"))
        .isEqualTo(
            "{\"parcel\":\"80000001\",\"state\":\"on the van\",\"due\":\"2026-11-28\",\"movable\":false}");
    assertThat(get("/parcels/80000002")).contains("\"due\":\"2026-11-30\",\"movable\":true");
    assertThat(get("/parcels/80000003")).contains("\"delivered\",\"due\":\"2026-11-27\"");
    assertThat(ask("GET", "/parcels/80000004")).isEqualTo(Records.Reply.MISSING);
  }

  @Test
  void aParcelMayComeOnAnotherDayThatIsNoSunday() {
    String days = "/parcels/80000002/days/";
    assertThat(ask("POST", days + "2026-12-02"))
        .isEqualTo(new Records.Reply(200, "{\"parcel\":\"80000002\",\"due\":\"2026-12-02\"}"));
    for (String never : new String[] {"2026-11-29", "2026-11-28", "2026-02-30"}) {
      assertThat(ask("POST", days + never)).as(never).isEqualTo(Records.Reply.MISSING);
    }
    assertThat(ask("POST", "/parcels/80000001/days/2026-12-02")).isEqualTo(Records.Reply.MISSING);
  }

  @Test
  void billsAreKnownByCustomer() {
    assertThat(get("/customers/700001/bill"))
        .isEqualTo(
            "{\"customer\":\"700001\",\"amount\":\"49.90\",\"due\":\"2026-12-10\",\"paid\":false}");
    assertThat(get("/customers/700002/bill")).contains("\"due\":\"2026-11-22\",\"paid\":false");
    assertThat(get("/customers/700003/bill")).contains("\"paid\":true");
    assertThat(ask("GET", "/customers/700004/bill")).isEqualTo(Records.Reply.MISSING);
  }

  @Test
  void accountsAreKnownWithTheDayOfBirth() {
    assertThat(get("/accounts/60000001"))
        .isEqualTo("{\"account\":\"60000001\",\"born\":\"1984-03-09\",\"balance\":\"1250.40\"}");
    assertThat(get("/accounts/60000002")).contains("\"balance\":\"-80.00\"");
    assertThat(ask("GET", "/accounts/60000003")).isEqualTo(Records.Reply.MISSING);
  }

  @Test
  void twoAppointmentsAreFreeAndMayBeBooked() {
    assertThat(get("/slots"))
        .isEqualTo(
            "{\"first\":{\"slot\":\"a1\",\"day\":\"2026-11-29\",\"at\":\"09:30\"},"
                + "\"second\":{\"slot\":\"a2\",\"day\":\"2026-12-02\",\"at\":\"14:00\"}}");
    assertThat(ask("POST", "/slots/a2/bookings"))
        .isEqualTo(
            new Records.Reply(200, "{\"slot\":\"a2\",\"day\":\"2026-12-02\",\"at\":\"14:00\"}"));
    assertThat(ask("POST", "/slots/a3/bookings")).isEqualTo(Records.Reply.MISSING);
  }

  @Test
  void whatIsAskedWronglyIsRefused() {
    assertThat(ask("POST", "/parcels/80000001")).isEqualTo(Records.Reply.WRONG_METHOD);
    assertThat(ask("GET", "/parcels/80000002/days/2026-12-02"))
        .isEqualTo(Records.Reply.WRONG_METHOD);
    assertThat(Trades.answer("GET", "/parcels/1", SATURDAY)).isEqualTo(Optional.empty());
  }
}
