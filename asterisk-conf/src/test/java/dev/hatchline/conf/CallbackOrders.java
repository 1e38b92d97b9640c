package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of calls that we make have in common: the engine's order, and what is written. */
abstract class CallbackOrders {
  static final String CUSTOMER = "+4930123456";
  @TempDir static Path home;
  static RunningAsterisk asterisk;
  final String key = UUID.randomUUID().toString();
  AmiClient ami;

  @BeforeAll
  static void start() throws IOException {
    asterisk = RunningAsterisk.start(home.resolve("h"), OperatorConfig.defaults());
  }

  @AfterAll
  static void stop() {
    asterisk.close();
  }

  @BeforeEach
  void link() throws IOException {
    ami = new AmiClient(asterisk);
  }

  @AfterEach
  void unlink() throws IOException {
    ami.close();
  }

  /** The engine's order; later fields win over these. */
  void order(String key, String number, String... more) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "Channel", "Local/" + key + "@hatchline-callback/n",
                "Context", "hatchline-called",
                "Exten", "1000",
                "Priority", "1",
                "Async", "true",
                "Timeout", "90000",
                "Variable", "HATCH_TO=" + number));
    fields.addAll(List.of(more));
    if (Stream.of(more).noneMatch(field -> field.startsWith("HATCH_ORDER="))) {
      fields.addAll(List.of("Variable", ordered(key, "", "0")));
    }
    ami.ask("Originate", fields.toArray(String[]::new));
  }

  static String ordered(String key, String ring, String screening) {
    return "HATCH_ORDER=" + key + ":1000::" + ring + ":" + screening + ":1763800000:4711";
  }

  void ended(String fate) {
    assertThat(ami.await("the end", this::ofKey)).containsEntry("Status", fate);
    assertThat(record()).matches(fate + " [0-9]{10}");
  }

  boolean ofKey(Map<String, String> event) {
    return "HatchlineDialled".equals(event.get("UserEvent")) && key.equals(event.get("Key"));
  }

  String record() {
    return ami.database("hatchline-dialled", key);
  }

  static TestPhone carrier(boolean answers) throws IOException {
    return new TestPhone(
        new InetSocketAddress(
            InetAddress.ofLiteral(Installation.LOOPBACK_CARRIER),
            asterisk.installation.trunkPort()),
        TestPhone.sip(asterisk),
        new String[] {"carrier", ""},
        answers);
  }
}
