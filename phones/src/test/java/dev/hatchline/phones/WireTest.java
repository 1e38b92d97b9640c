package dev.hatchline.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.phones.PhoneEvent.Ending;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What baresip says, and what we make of it. */
class WireTest {
  private static final Moment NOW = new Moment(Instant.parse("2026-01-02T03:04:05.006Z"), 1_000);

  private static PhoneEvent event(String json) {
    return EventReader.read(Json.object(json), NOW).orElseThrow();
  }

  @Test
  void eventsOfBaresipAreRead() {
    assertThat(
            event(
                """
                {"event":true,"type":"CALL_INCOMING","class":"call","id":"c1",
                 "peeruri":"sip:+12025550123@127.0.0.1","peerdisplayname":"Call Er"}\
                """))
        .isEqualTo(new PhoneEvent.Incoming(NOW, "c1", "+12025550123", "Call Er"));
    assertThat(event("{\"type\":\"CALL_DTMF_START\",\"id\":\"c1\",\"param\":\"#\"}"))
        .isEqualTo(new PhoneEvent.KeyHeard(NOW, "c1", '#'));
    assertThat(event("{\"type\":\"REGISTER_FAIL\",\"param\":\"401 Unauthorized\"}"))
        .isEqualTo(new PhoneEvent.RegisterFailed(NOW, "401 Unauthorized"));
    assertThat(EventReader.read(Json.object("{\"type\":\"CALL_RTCP\"}"), NOW)).isEmpty();
  }

  @Test
  void endOfACallTellsWhoEndedIt() {
    assertThat(ending("Connection reset by user")).isEqualTo(Ending.HERE);
    assertThat(ending("Connection reset by peer")).isEqualTo(Ending.THERE);
    assertThat(ending("Call transfered")).isEqualTo(Ending.TRANSFERRED);
    assertThat(ending("486 Busy Here")).isEqualTo(Ending.REFUSED);
    assertThat(ending("Connection timed out")).isEqualTo(Ending.BROKEN);
  }

  private static Ending ending(String reason) {
    String json = "{\"type\":\"CALL_CLOSED\",\"id\":\"c\",\"param\":" + Json.quote(reason) + "}";
    return ((PhoneEvent.Ended) event(json)).how();
  }

  @Test
  void netstringsAreReadWholeOrRefused() throws IOException {
    ByteArrayInputStream in =
        new ByteArrayInputStream("2:{},3:\"é\",,".getBytes(StandardCharsets.UTF_8));
    assertThat(ControlLink.netstring(in)).isEqualTo("{}");
    assertThatThrownBy(() -> ControlLink.netstring(in)).hasMessageContaining("3 bytes and a comma");
    for (String broken : List.of("", "5:abc", "x:", "9999999999:")) {
      assertThatThrownBy(() ->
              ControlLink.netstring(
                  new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void jsonIsQuotedAndReadBack() {
    String odd = "a\"b\\c\n\u0001é";
    assertThat(Json.object("{\"x\": [1.5, true, null, " + Json.quote(odd) + "]}").get("x"))
        .isEqualTo(List.of(1.5, true, "null", odd));
    for (String broken :
        List.of("", "[]", "{\"a\"}", "{\"a\":1", "{\"a\":x}", "{\"a\":\"\\u00zz\"}", "{} x")) {
      assertThatThrownBy(() -> Json.object(broken)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Json.object("{\"a\":" + "[".repeat(100)))
        .hasMessageContaining("levels");
  }

  @Test
  void traceGivesBothTagsOfAnAnsweredCall() {
    SipTrace trace = new SipTrace();
    List.of(
            "SIP/2.0 180 Ringing",
            "Call-ID: c1",
            "From: <sip:a@b>;tag=no",
            "CSeq: 1 INVITE",
            "",
            "UDP 127.0.0.1:5060 -> 127.0.0.1:20000",
            "SIP/2.0 200 OK",
            "Call-ID: c1",
            "From: \"Ann\" <sip:101@127.0.0.1>;tag=ours",
            "To: <sip:102@127.0.0.1>;tag=theirs;x=y",
            "CSeq: 2 INVITE",
            "",
            "SIP/2.0 200 OK",
            "Call-ID: c2",
            "From: a;tag=1",
            "To: b;tag=2",
            "CSeq: 3 BYE",
            "")
        .forEach(trace::line);
    assertThat(trace.dialog("c1")).hasValue(new SipTrace.Dialog("c1", "ours", "theirs"));
    assertThat(trace.dialog("c2")).isEmpty();
  }

  @Test
  void screenAlignsItsLines() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), ZoneOffset.UTC);
    screen.show(new PhoneEvent.Incoming(NOW, "c", "+1202", "2 min waited"));
    screen.show(new PhoneEvent.Answered(NOW, "c"));
    screen.show(new PhoneEvent.SoundFlows(NOW, "c"));
    Moment later = new Moment(NOW.at().plusMillis(2501), NOW.nanos() + 2_501_000_000L);
    screen.show(new PhoneEvent.KeyPressed(later, '0'));
    screen.show(new PhoneEvent.Ended(later, "c", Ending.THERE, "Connection reset by peer"));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            03:04:05.006               ringing: "2 min waited" +1202
            03:04:05.006     +0.000 s  answered
            03:04:07.507     +2.501 s  key 0 pressed
            03:04:07.507     +2.501 s  ended by the other side
            """);
  }

  @Test
  void everyEventHasItsWords() {
    assertThat(Screen.text(new PhoneEvent.Registered(NOW))).startsWith("registered");
    assertThat(Screen.text(new PhoneEvent.RegisterFailed(NOW, "x"))).isEqualTo("not registered: x");
    assertThat(Screen.text(new PhoneEvent.Ringing(NOW, "c")))
        .isEqualTo("ringing at the other side");
    assertThat(Screen.text(new PhoneEvent.KeyHeard(NOW, "c", '5'))).isEqualTo("key 5 heard");
    assertThat(Screen.text(new PhoneEvent.TransferFailed(NOW, "c", "no"))).endsWith("refused: no");
    assertThat(Screen.text(new PhoneEvent.Gone(NOW, "closed"))).isEmpty();
    assertThat(Screen.text(new PhoneEvent.Gone(NOW, "x"))).isEqualTo("the phone broke: x");
    assertThat(Screen.text(new PhoneEvent.Ended(NOW, "c", Ending.REFUSED, "486 Busy Here")))
        .isEqualTo("refused by the other side: 486 Busy Here");
    assertThat(Screen.text(new PhoneEvent.Ended(NOW, "c", Ending.BROKEN, "x")))
        .isEqualTo("broken: x");
    assertThat(Screen.text(new PhoneEvent.Ended(NOW, "c", Ending.TRANSFERRED, "x")))
        .isEqualTo("given to somebody else");
  }

  @Test
  void waitingForWhatDoesNotComeSaysWhatCame() {
    EventLog log = new EventLog("phone 101");
    log.add(new PhoneEvent.Ringing(NOW, "c1"));
    assertThatThrownBy(() -> log.await(PhoneEvent.Answered.class, Duration.ofMillis(1)))
        .isInstanceOf(PhoneException.class)
        .hasMessageContaining("phone 101: expected Answered within 1 ms")
        .hasMessageContaining("Ringing");
    log.add(new PhoneEvent.Gone(NOW, "broke"));
    // The phone is gone, so nobody waits a day for it.
    assertThat(log.search(0, PhoneEvent.Answered.class, _ -> true, Duration.ofDays(1))).isEmpty();
  }

  @Test
  void specRefusesWhatWouldBreakTheAccountLine() {
    SipAddress server = new SipAddress("127.0.0.1", 5060);
    assertThatThrownBy(() -> PhoneSpec.caller("1;regint=1", server))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PhoneSpec.caller("1", server).named("a\"b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PhoneSpec.carrier(server))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SipAddress("h", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SipAddress(" ", 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
