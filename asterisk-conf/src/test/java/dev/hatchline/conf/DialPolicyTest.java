package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialPolicyTest {
  private static final Trunk CARRIER = new Trunk.Address("198.51.100.1", 5060, List.of());

  @Test
  void nothingGoesThroughARealTrunkUntilItIsAllowed() {
    DialPolicy policy = policy(CARRIER);
    assertThat(policy.refusal("+4930123456")).hasValueSatisfying(reasonIs("dial.allow"));
    assertThat(policy.patterns()).isEmpty();
    assertThat(policy.shutPrefixes()).isEmpty();
    assertThat(policy.dialsAny()).isFalse();
  }

  @Test
  void onlyNamedCountriesAreDialled() {
    DialPolicy policy = policy(CARRIER, "49", "1212");
    assertThat(policy.refusal("+4930123456")).isEmpty();
    assertThat(policy.refusal("+12125551234")).isEmpty();
    assertThat(policy.refusal("+13105551234")).isPresent();
    assertThat(policy.dialsAny()).isTrue();
    assertThat(policy.refusal("+4830123456")).isPresent();
    assertThat(policy.patterns()).hasSize(18).contains("+49XXXXX", "+1212XXXXXXXXXXX");
  }

  /** Callbacks are dialled by the same rule: nothing that the operator says of them opens more. */
  @Test
  void callbacksOpenNothing() {
    OperatorConfig d = OperatorConfig.defaults();
    assertThat(d.lines()).allMatch(OperatorConfig.Line::callback);
    DialPolicy policy = policy(CARRIER);
    for (String number : List.of("+12025550123", "+19005551234", "+4930123456")) {
      assertThat(policy.refusal(number)).isPresent();
    }
    assertThat(policy.patterns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+499001234567", "+491371234567", "+449012345678", "+19001234567"})
  void premiumRangesStayShut(String number) {
    assertThat(policy(CARRIER, "49", "44", "1").refusal(number))
        .hasValueSatisfying(reasonIs("premium"));
    assertThat(policy(new Trunk.Loopback()).refusal(number)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4930123456", "+0930123456", "+49", "+4930123456789012", "+4930123456&PJSIP/101",
        "+4930123456,60,G(x)", "+4930123456^1", "+49 301234567", "+4930123456\n", "+49301234x6",
        "+4930123456@host", "", "+", "sip:+4930123456",
      })
  void whatIsNoNumberIsNotDialled(String number) {
    assertThat(policy(CARRIER, "49").refusal(number)).hasValueSatisfying(reasonIs("form"));
  }

  /** The two guards agree: the dialplan's patterns and the policy, on numbers of every kind. */
  @Test
  void theDialplanSaysTheSame() {
    DialPolicy policy = policy(CARRIER, "49", "1", "881");
    for (String number :
        List.of(
            "+4930123456",
            "+49900123456",
            "+4911",
            "+12125551234",
            "+19005551234",
            "+8811234567",
            "+33123456789",
            "+4930123456&",
            "+493012345678901",
            "+4930123456789012")) {
      boolean shut =
          policy.shutPrefixes().stream().anyMatch(prefix -> number.startsWith("+" + prefix));
      boolean matched = policy.patterns().stream().anyMatch(pattern -> matches(pattern, number));
      assertThat(matched && !shut).as(number).isEqualTo(policy.refusal(number).isEmpty());
    }
  }

  private static boolean matches(String pattern, String number) {
    String regex = pattern.replace("+", "\\+").replace("X", "[0-9]").replace("Z", "[1-9]");
    return Pattern.matches(regex, number);
  }

  /** A shut beginning is literal digits, so it is more specific than any pattern of X. */
  @Test
  void everyShutRangeIsDigits() {
    assertThat(policy(new Trunk.Loopback()).shutPrefixes())
        .hasSizeGreaterThan(50)
        .doesNotHaveDuplicates()
        .allMatch(prefix -> prefix.matches("[1-9][0-9]{1,6}"));
  }

  @Test
  void noOtherContextLeadsToTheOutside() {
    Secrets secrets =
        new Secrets(
            "a",
            "b",
            Map.of("101", "x", "102", "x", "103", "x"),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Map.of(),
            Map.of());
    String dialplan =
        AsteriskFiles.render(
                OperatorConfig.defaults(),
                new Installation(Path.of("/h"), Path.of("/opt/asterisk"), 0),
                secrets)
            .getOrDefault("extensions.conf", "");
    int out = dialplan.indexOf("[hatchline-out]");
    // What leads nowhere is the only thing that is included.
    assertThat(dialplan.substring(0, out).replace("include => hatchline-unknown\n", ""))
        .doesNotContain("hatchline-trunk")
        .doesNotContain("Goto(hatchline-out")
        .doesNotContain("include");
    assertThat(dialplan).contains("[hatchline-outside]").doesNotContain("hatchline-outside,");
  }

  private static Consumer<String> reasonIs(String word) {
    return reason -> assertThat(reason).contains(word);
  }

  private static DialPolicy policy(Trunk trunk, String... allow) {
    OperatorConfig d = OperatorConfig.defaults();
    return DialPolicy.of(
        new OperatorConfig(
            d.company(),
            d.region(),
            d.lines(),
            d.queues(),
            d.agents(),
            d.pauses(),
            d.priority(),
            trunk,
            new OperatorConfig.Dial(List.of(allow)),
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
            1));
  }
}
