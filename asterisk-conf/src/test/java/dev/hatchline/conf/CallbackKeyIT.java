package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that we make: a key is dialled once, nothing else is, and its end is written. */
class CallbackKeyIT extends CallbackOrders {
  private static final int ORDERS = 20;

  /** How long a phone rings of which the order says nothing (s). */
  private static final long RING_UNORDERED = AsteriskFiles.RING_DEFAULT_SECONDS;

  /** The moment between looking a key up and writing it down is made long enough to fall into. */
  @Test
  void ofManyOrdersOfOneMomentOneIsDialled() throws IOException {
    String written = " same => n,Set(DB(hatchline-dialled/${EXTEN})=dialling ${EPOCH})";
    Path file = asterisk.installation.asteriskEtc().resolve("extensions.conf");
    String dialplan = Files.readString(file);
    assertThat(dialplan).containsOnlyOnce(written);
    startAnewWith(file, dialplan.replace(written, " same => n,Wait(0.5)\n" + written));
    try (TestPhone carrier = carrier(false)) {
      for (int i = 0; i < ORDERS; i++) {
        order(key, CUSTOMER);
      }
      carrier.rings();
      for (int i = 1; i < ORDERS; i++) {
        assertThat(ami.await("refusal " + i, this::ofKey)).containsEntry("Status", "refused");
      }
      assertThat(carrier.wasRung()).isFalse();
      assertThat(record()).startsWith("dialling ");
    } finally {
      startAnewWith(file, dialplan);
    }
  }

  private void startAnewWith(Path file, String text) throws IOException {
    Files.writeString(file, text);
    ami.close();
    asterisk.restart();
    ami = new AmiClient(asterisk);
  }

  @Test
  void aKeyIsNotDialledAgainAfterItsEndNorByAnAsteriskStartedAnew() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines("486 Busy Here");
      order(key, CUSTOMER);
      carrier.rings();
      ended("busy");
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      ami.close();
      asterisk.restart();
      ami = new AmiClient(asterisk);
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      assertThat(carrier.wasRung()).isFalse();
      assertThat(record()).startsWith("busy ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "486 Busy Here, busy",
    "600 Busy Everywhere, busy",
    "603 Decline, busy",
    "480 Temporarily Unavailable, no-answer",
    "404 Not Found, failed",
    "503 Service Unavailable, failed",
  })
  void theEndIsWritten(String answer, String fate) throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines(answer);
      order(key, CUSTOMER);
      assertThat(carrier.rings().header("From")).contains("1000");
      ended(fate);
    }
  }

  @Test
  void aPhoneRingsAsLongAsOrderedAndNoLonger() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      order(key, CUSTOMER, "Variable", ordered(key, "15", "0"), "ChannelId", key);
      carrier.rings();
      ami.await("the ringing", event -> rings(event));
      long dialled = second(record(), "dialling ");
      ended("no-answer");
      carrier.request("CANCEL");
      assertThat(second(record(), "no-answer ") - dialled).isBetween(14L, RING_UNORDERED - 1);
    }
  }

  /** Of Asterisk's own clock, when this was written. */
  private static long second(String record, String fate) {
    assertThat(record).startsWith(fate);
    return Long.parseLong(record.substring(fate.length()));
  }

  /** As the engine reads it: the dialling half of our channel, by its unique id. */
  private boolean rings(Map<String, String> event) {
    return "DialState".equals(event.get("Event"))
        && (key + ";2").equals(event.get("Uniqueid"))
        && "RINGING".equals(event.get("DialStatus"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+19001234567",
        "+88213123456",
        "4930123456",
        "+493012",
        "+4930123456789012",
        "+4930123456&PJSIP/101",
        "+4930123456@127.0.0.1:9",
        "+4930123456^5",
        "+4930123456)}",
        "+4930123456;x",
        "${SHELL(id)}",
        "",
        "h",
      })
  void aNumberThatMayNotBeDialledIsForbidden(String number) throws IOException {
    try (TestPhone carrier = carrier(true);
        TestPhone agent = TestPhone.agent(asterisk, "101", true)) {
      order(key, number);
      ended("forbidden");
      assertThat(carrier.wasRung()).isFalse();
      assertThat(agent.wasRung()).isFalse();
      agent.signOut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1; x", "aaaaaaaa-1111-2222-3333-44444444444", "a&b", "abc,1,x"})
  void whatIsNoKeyDialsNothing(String odd) throws IOException {
    try (TestPhone carrier = carrier(true)) {
      order(odd, CUSTOMER, "ActionID", "odd");
      // The end of an earlier test's order may be told here, too.
      assertThat(ami.await("the order's end", CallbackKeyIT::ofOddOrder))
          .containsEntry("Response", "Failure");
      assertThat(carrier.wasRung()).isFalse();
    }
  }

  private static boolean ofOddOrder(Map<String, String> event) {
    return "OriginateResponse".equals(event.get("Event")) && "odd".equals(event.get("ActionID"));
  }

  @Test
  void aKeyIsForgottenWhenTold() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines("486 Busy Here");
      order(key, CUSTOMER);
      ended("busy");
      done("hatchline-forget");
      assertThat(record()).isEmpty();
    }
  }

  @Test
  void aBarredKeyIsNeverDialledNotEvenWhenForgotten() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      done("hatchline-bar");
      assertThat(record()).startsWith("barred ");
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      done("hatchline-forget");
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      assertThat(record()).startsWith("barred ");
      assertThat(carrier.wasRung()).isFalse();
    }
  }

  @Test
  void aKeyThatWasDialledCannotBeBarred() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines("486 Busy Here");
      order(key, CUSTOMER);
      ended("busy");
      done("hatchline-bar");
      assertThat(record()).startsWith("busy ");
    }
  }

  /** The order to this place of the dialplan, about the key. */
  private void done(String context) {
    ami.call(key, context);
    ami.await(
        "the order to be done",
        event ->
            "OriginateResponse".equals(event.get("Event"))
                && "Success".equals(event.get("Response")));
  }
}
