package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways to a carrier, which a test phone plays on another loopback address. */
class TrunkIT {
  private static final String CARRIER = "127.0.0.3";
  private static final int CARRIER_PORT = 5_080 + RunningAsterisk.offset();

  @TempDir Path home;

  @Test
  void weRegisterAndCallAndAreCalled() throws IOException {
    Path secrets = home.resolve("h/secrets");
    Files.createDirectories(secrets);
    Files.writeString(secrets.resolve("trunk-password"), "pa;ss\n");
    Trunk trunk = new Trunk.Registration(CARRIER, CARRIER_PORT, "4930", "trunk-password");
    try (TestPhone carrier = carrier();
        RunningAsterisk asterisk = RunningAsterisk.start(home.resolve("h"), with(trunk));
        AmiClient ami = new AmiClient(asterisk)) {
      SipMessage register = carrier.request("REGISTER");
      assertThat(register.header("To")).contains("sip:4930@" + CARRIER);
      dialsAllowedNumbersOnly(ami, carrier);
      assertThat(asterisk.complaints()).isEmpty();
    }
  }

  @Test
  void weAreKnownByOurAddress() throws IOException {
    Trunk trunk = new Trunk.Address(CARRIER, CARRIER_PORT, List.of("127.0.0.4/32"));
    try (TestPhone carrier = carrier();
        RunningAsterisk asterisk = RunningAsterisk.start(home.resolve("h"), with(trunk));
        AmiClient ami = new AmiClient(asterisk)) {
      dialsAllowedNumbersOnly(ami, carrier);
      assertThat(asterisk.complaints()).isEmpty();
    }
  }

  private static void dialsAllowedNumbersOnly(AmiClient ami, TestPhone carrier) {
    for (String refused : List.of("+4830123456", "+49900123456", "+12125551234")) {
      ami.call(refused, "hatchline-out");
      assertThat(ami.awaitEvent("OriginateResponse")).containsEntry("Response", "Failure");
    }
    ami.call("+4930123456", "hatchline-out");
    SipMessage invite = carrier.rings();
    assertThat(invite.user()).isEqualTo("+4930123456");
    assertThat(invite.start()).contains("@" + CARRIER + ":" + CARRIER_PORT);
  }

  private static TestPhone carrier() throws IOException {
    return new TestPhone(
        new InetSocketAddress(InetAddress.ofLiteral(CARRIER), CARRIER_PORT),
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5_060 + RunningAsterisk.offset()),
        new String[] {"carrier", ""},
        true);
  }

  private static OperatorConfig with(Trunk trunk) {
    OperatorConfig d = OperatorConfig.defaults();
    return new OperatorConfig(
        d.company(),
        d.region(),
        d.lines(),
        d.queues(),
        d.agents(),
        d.pauses(),
        d.priority(),
        trunk,
        new OperatorConfig.Dial(List.of("49")),
        d.callback(),
        d.notices(),
        d.cases(),
        d.hours(),
        d.systems(),
        d.webhooks(),
        d.voice(),
        d.speech(),
        d.limits(),
        d.listen(),
        d.database(),
        d.retention(),
        d.otlp(),
        d.log(),
        d.keys(),
        d.users(),
        1);
  }
}
