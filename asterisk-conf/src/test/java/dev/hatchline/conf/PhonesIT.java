package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may dial what: strangers, agents, transfers, and the way to the outside. */
class PhonesIT {
  private static final String KEY = "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11";
  private static final String NOT_IN_USE = "1"; // AST_DEVICE_NOT_INUSE
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  @TempDir Path home;
  private RunningAsterisk asterisk;
  private AmiClient ami;

  @BeforeEach
  void start() throws IOException {
    asterisk = RunningAsterisk.start(home.resolve("h"), OperatorConfig.defaults());
    ami = new AmiClient(asterisk);
  }

  @AfterEach
  void stop() throws IOException {
    try (RunningAsterisk _ = asterisk;
        AmiClient _ = ami) {
      // Both end, also when only one came up.
    }
  }

  @Test
  void aStrangerOnLoopbackReachesTheLinesOnly() throws IOException {
    try (TestPhone stranger = TestPhone.stranger(asterisk, "127.0.0.1", "5551234");
        TestPhone _ = TestPhone.agent(asterisk, "101", true)) {
      for (String number :
          List.of(
              "101",
              "*1",
              "*2",
              "s",
              "T",
              "h",
              "lost",
              "paused",
              KEY,
              "+4930123456",
              "10000",
              "%00")) {
        assertThat(stranger.dial(number).status()).as(number).isEqualTo(404);
      }
      assertThat(stranger.dial("1000").status()).isEqualTo(200);
    }
  }

  @Test
  void nobodyIsAnAgentWithoutThePassword() throws IOException {
    try (TestPhone claims = TestPhone.stranger(asterisk, "127.0.0.1", "101")) {
      assertThat(claims.dial("102").status()).isEqualTo(401);
      assertThat(claims.dial("1000").status()).isEqualTo(401);
    }
    try (TestPhone wrong =
        new TestPhone(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
            TestPhone.sip(asterisk),
            new String[] {"101", "guess"},
            true)) {
      assertThat(wrong.dial("102").status()).isEqualTo(401);
    }
    for (String name : List.of("hatchline-loopback", "hatchline-trunk")) {
      try (TestPhone claims = TestPhone.stranger(asterisk, "127.0.0.1", name)) {
        assertThat(claims.dial("101").status()).isEqualTo(404);
      }
    }
  }

  @Test
  void anUnknownCallFromElsewhereLearnsNothing() throws IOException {
    String elsewhere = ownAddress();
    TreeSet<String> answers = new TreeSet<>();
    for (String user : List.of("5551234", "101", "hatchline-loopback", "hatchline-trunk", "9")) {
      try (TestPhone stranger = TestPhone.stranger(asterisk, elsewhere, user)) {
        for (String number : List.of("1000", "101", "*1", "nonsense")) {
          answers.add(shape(stranger.dial(number), user, number));
        }
      }
    }
    assertThat(answers).hasSize(1).first().asString().startsWith("SIP/2.0 401");
    assertThat(answers.first()).doesNotContainIgnoringCase("asterisk");
  }

  /** What an answer tells, without what is random or repeated from the question. */
  private static String shape(SipMessage answer, String user, String number) {
    return (answer.start() + "\n" + String.join("\n", answer.headers()))
        .replaceAll("(?m)^(Via|From|To|Call-ID|CSeq):.*$", "$1")
        .replaceAll("(nonce|opaque)=\"[^\"]*\"", "$1")
        .replace(user + "@", "@")
        .replace(number + "@", "@");
  }

  private static String ownAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "this machine has only loopback addresses; expected another IPv4 address, as"
                    + " 'ip address add 192.0.2.1/32 dev lo' gives one"));
  }

  @Test
  void anAgentPausesAndComesBackWithoutTheEngine() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
      assertThat(phone.dial("*2").status()).isEqualTo(200);
      assertThat(ami.await("the pause", PhonesIT::pause))
          .containsEntry("Agent", "101")
          .containsEntry("Paused", "1");
      assertThat(ami.database("hatchline-paused", "101")).isNotEmpty();
      assertThat(member("PJSIP/101")).containsEntry("Paused", "1");
      assertThat(member("PJSIP/102")).containsEntry("Paused", "0");
      phone.dial("*1");
      assertThat(ami.await("the return", PhonesIT::pause))
          .containsEntry("Agent", "101")
          .containsEntry("Paused", "0");
      assertThat(ami.database("hatchline-paused", "101")).isEmpty();
      assertThat(member("PJSIP/101")).containsEntry("Paused", "0");
    }
  }

  @Test
  void whoIsPausedByTheEngineReadsWhy() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
      phone.dial("*2");
      ami.await("the agent's own pause", PhonesIT::pause);
      phone.dial("*1");
      ami.await("the return", PhonesIT::pause);
      ami.call("paused", "hatchline-star", "Variable", "HATCH_AGENT=101,HATCH_BY=engine");
      ami.await("the engine's pause", PhonesIT::pause);
      SipMessage message = phone.request("MESSAGE");
      assertThat(message.body()).contains("rang and nobody answered").contains("*1");
      assertThat(message.header("From")).contains("Hatchline");
      // One message: whoever pauses himself needs none.
      assertThat(phone.requests).noneMatch(request -> request.method().equals("MESSAGE"));
    }
  }

  @Test
  void textsFromPhonesGoNowhere() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestPhone colleague = TestPhone.agent(asterisk, "102", true);
        TestPhone stranger = TestPhone.stranger(asterisk, "127.0.0.1", "5551234")) {
      for (String to : List.of("102", "1000", "s", "*1", "+4930123456")) {
        assertThat(phone.text(to).status()).as(to).isEqualTo(404);
        assertThat(stranger.text(to).status()).as(to).isEqualTo(404);
      }
      assertThat(colleague.requests).noneMatch(request -> request.method().equals("MESSAGE"));
    }
  }

  @Test
  void aPauseOutlivesAsterisk() throws IOException {
    try (TestPhone paused = TestPhone.agent(asterisk, "101", true);
        TestPhone free = TestPhone.agent(asterisk, "102", false)) {
      paused.dial("*2");
      ami.await("the pause", PhonesIT::pause);
      ami.close();
      asterisk.restart();
      ami = new AmiClient(asterisk);
      paused.register();
      free.register();
      awaitFree("PJSIP/102");
      ami.call("1000", "hatchline-in");
      free.rings();
      ami.awaitEvent("QueueCallerJoin");
      assertThat(member("PJSIP/101")).containsEntry("Paused", "1");
      assertThat(paused.wasRung()).isFalse();
    }
  }

  @Test
  void aPhoneMayRegisterByTcp() throws IOException {
    try (TestPhone phone = TestPhone.agentByTcp(asterisk, "101")) {
      ami.call("1000", "hatchline-in");
      assertThat(phone.rings().header("Via")).contains("TCP");
      ami.awaitEvent("AgentConnect");
    }
  }

  @Test
  void soundGoesOverLoopbackOnly() throws IOException {
    try (TestPhone _ = TestPhone.agent(asterisk, "101", true)) {
      ami.call("1000", "hatchline-in");
      ami.awaitEvent("AgentConnect");
      try (TestPhone caller = TestPhone.stranger(asterisk, "127.0.0.1", "5551234")) {
        assertThat(caller.dial("1000").body()).contains("c=IN IP4 127.0.0.1");
        assertThat(asterisk.sockets("udp", " 07 "))
            .filteredOn(this::isForSound)
            .hasSizeGreaterThanOrEqualTo(4);
        assertThat(asterisk.sockets("udp", " 07 "))
            .filteredOn(socket -> !socket.startsWith("127.0.0.1:"))
            .hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  private boolean isForSound(String socket) {
    int port = Integer.parseInt(socket.substring(socket.lastIndexOf(':') + 1));
    return socket.startsWith("127.0.0.1:")
        && port >= asterisk.installation.rtpFirst()
        && port <= asterisk.installation.rtpLast();
  }

  @Test
  void aPhoneThatForwardsItsCallsForwardsThemNowhere() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestPhone forwards = TestPhone.agent(asterisk, "102", false);
        TestPhone target = TestPhone.agent(asterisk, "103", true)) {
      forwards.forwardTo("sip:103@127.0.0.1");
      assertThat(phone.dial("102").status()).isGreaterThanOrEqualTo(400);
      forwards.rings();
      ami.ask("QueuePause", "Interface", "PJSIP/101", "Paused", "true");
      ami.ask("QueuePause", "Interface", "PJSIP/103", "Paused", "true");
      ami.call("1000", "hatchline-in");
      forwards.rings();
      forwards.rings();
      assertThat(target.wasRung()).isFalse();
    }
  }

  @Test
  void anAgentDialsTheLineAndColleaguesAndNothingElse() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestPhone colleague = TestPhone.agent(asterisk, "102", true)) {
      assertThat(phone.dial("102").status()).isEqualTo(200);
      colleague.rings();
      assertThat(phone.dial("1000").status()).isEqualTo(200);
      for (String number :
          List.of(
              "+4930123456", "0049301234567", "911", "*3", "*8", "s", "T", "lost", "104", KEY)) {
        assertThat(phone.dial(number).status()).as(number).isEqualTo(404);
      }
    }
  }

  @Test
  void anAgentSendsTheCallerToAColleagueUnseen() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestPhone colleague = TestPhone.agent(asterisk, "102", true)) {
      colleague.dial("*2");
      ami.await("the pause", PhonesIT::pause);
      ami.call("1000", "hatchline-in", "CallerID", "<5551234>");
      phone.rings();
      ami.await("the talk", PhonesIT::talk);
      assertThat(phone.refer("sip:102@127.0.0.1").status()).isEqualTo(202);
      assertThat(colleague.rings().header("From")).contains("5551234");
    }
  }

  @Test
  void anAgentAsksAColleagueAndThenHandsTheCallerOver() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestPhone colleague = TestPhone.agent(asterisk, "102", true)) {
      colleague.dial("*2");
      ami.await("the pause", PhonesIT::pause);
      ami.call("1000", "hatchline-in", "CallerID", "<5551234>");
      phone.rings();
      ami.await("the talk", PhonesIT::talk);
      SipMessage asked = phone.dial("102");
      assertThat(asked.status()).isEqualTo(200);
      colleague.rings();
      ami.await("the talk of the two agents", PhonesIT::talk);
      assertThat(phone.refer(replacing(asked)).status()).isEqualTo(202);
      Map<String, String> handed = ami.awaitEvent("AttendedTransfer");
      assertThat(handed).containsEntry("Result", "Success");
      assertThat(phone.told()).contains("200 OK");
    }
  }

  /** The second of two enters their bridge: before that a transfer is accepted and then fails. */
  private static boolean talk(Map<String, String> event) {
    return "BridgeEnter".equals(event.get("Event")) && "2".equals(event.get("BridgeNumChannels"));
  }

  /** RFC 3891: the call that the caller shall take the place in. */
  private static String replacing(SipMessage answer) {
    return "sip:102@127.0.0.1?Replaces="
        + answer.header("Call-ID")
        + "%3Bto-tag%3D"
        + SipMessage.parameter(answer.header("To"), "tag")
        + "%3Bfrom-tag%3D"
        + SipMessage.parameter(answer.header("From"), "tag");
  }

  @Test
  void aTransferThatNobodyTakesComesBackIntoTheLine() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      ami.call("1000", "hatchline-in");
      TestEngine.Call first = engine.next().hello();
      first.close();
      phone.rings();
      ami.await("the talk", PhonesIT::talk);
      // 103 is signed out.
      phone.refer("sip:103@127.0.0.1");
      TestEngine.Call again = engine.next().hello();
      assertThat(again.argument(1)).isEqualTo(first.argument(1));
      assertThat(again.argument(2)).isEqualTo(first.argument(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+4930123456", "*1", "s", "5551234", KEY})
  void anAgentTransfersToNothingElse(String target) throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
      ami.call("1000", "hatchline-in");
      phone.rings();
      ami.await("the talk", PhonesIT::talk);
      phone.refer("sip:" + target + "@127.0.0.1");
      // The phone is told (RFC 3515: by NOTIFY), and agent and caller go on talking.
      assertThat(phone.told()).contains("SIP/2.0 404");
      assertThat(ami.ask("CoreShowChannels")).containsEntry("Response", "Success");
      assertThat(ami.awaitEvent("CoreShowChannelsComplete")).containsEntry("ListItems", "3");
    }
  }

  @Test
  void theOutsideIsDialledThroughTheTrunk() throws IOException {
    try (TestPhone carrier = carrier()) {
      ami.call("+4930123456", "hatchline-out");
      assertThat(carrier.rings().user()).isEqualTo("+4930123456");
    }
  }

  @Test
  void nothingElseIsDialled() throws IOException {
    List<String> numbers =
        List.of(
            "+19001234567",
            "+449012345678",
            "+4990012345678",
            "+88213123456",
            "4930123456",
            "004930123456",
            "+0930123456",
            "+493012",
            "+4930123456789012",
            "+4930123456&PJSIP/101",
            "+4930123456@127.0.0.1:9",
            "+4930123456^5",
            "+49 30123456",
            "+49;30123456",
            "+49301234x6",
            "${SHELL(id)}",
            "s",
            "T");
    try (TestPhone carrier = carrier();
        TestPhone agent = TestPhone.agent(asterisk, "101", true)) {
      for (String number : numbers) {
        ami.call(number, "hatchline-out");
        assertThat(ami.awaitEvent("OriginateResponse"))
            .as(number)
            .containsEntry("Response", "Failure");
        assertThat(carrier.wasRung()).as(number).isFalse();
        assertThat(agent.wasRung()).as(number).isFalse();
      }
    }
  }

  private TestPhone carrier() throws IOException {
    return new TestPhone(
        new InetSocketAddress(
            InetAddress.ofLiteral(Installation.LOOPBACK_CARRIER),
            asterisk.installation.trunkPort()),
        TestPhone.sip(asterisk),
        new String[] {"carrier", ""},
        true);
  }

  private static boolean pause(Map<String, String> event) {
    return "HatchlinePause".equals(event.get("UserEvent"));
  }

  /** Asterisk asks a phone whether it is there before it takes it for free. */
  private void awaitFree(String phone) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!NOT_IN_USE.equals(member(phone).get("Status"))) {
      assertThat(System.nanoTime()).as("%s to be free", phone).isLessThan(end);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private Map<String, String> member(String phone) {
    ami.ask("QueueStatus", "Member", phone);
    return ami.await(
        phone,
        event -> "QueueMember".equals(event.get("Event")) && phone.equals(event.get("Location")));
  }
}
