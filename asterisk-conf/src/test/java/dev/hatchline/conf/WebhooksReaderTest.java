package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.conf.Webhook.Numbers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The block {@code webhooks} of the operator's file. */
class WebhooksReaderTest {
  @TempDir Path folder;

  @Test
  void readsWhatTheOperatorSays() throws Exception {
    OperatorConfig config =
        read(
            """
            webhooks:
              - {name: crm, url: "https://crm.example:8443/hooks?of=calls", secret: crm-webhook,
                 events: [call.ended, callback.closed], numbers: full}
              - {name: wall-1, url: "http://192.0.2.7", secret: wall}
            """);
    assertThat(config.webhooks())
        .containsExactly(
            new Webhook(
                "crm",
                URI.create("https://crm.example:8443/hooks?of=calls"),
                Set.of("call.ended", "callback.closed"),
                Numbers.FULL,
                "crm-webhook"),
            new Webhook(
                "wall-1",
                URI.create("http://192.0.2.7"),
                Set.copyOf(Webhook.EVENTS),
                Numbers.MASKED,
                "wall"));
  }

  @Test
  void withoutTheBlockNobodyIsTold() throws Exception {
    assertThat(read("").webhooks()).isEmpty();
    assertThat(read("webhooks: []").webhooks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url: ftp://a.example",
        "url: a.example/hook",
        "url: '//a.example'",
        "url: 'https:a.example'",
        "url: 'https://'",
        "url: 'https://user:word@a.example'",
        "url: 'https://a.example/#top'",
        "url: 'https://a.example:70000'",
        "url: 'https://a.example:0'",
        "url: 'https://a.example/a b'",
        "url: \"https://a.example/\\r\\nX: y\"",
        "url: [https://a.example]",
        "name: a b",
        "name: CRM",
        "name: ''",
        "name: other",
        "events: call.ended",
        "events: []",
        "events: [call.answered]",
        "events: [call.ended, call.ended]",
        "secret: ../api-key",
        "secret: [a]",
        "numbers: some",
        "number: full",
      })
  void aWrongValueIsOneProblemAtItsPlace(String line) {
    String name = line.startsWith("name") ? "" : "    name: crm\n";
    String url = line.startsWith("url") ? "" : "    url: http://a.example\n";
    String secret = line.startsWith("secret") ? "" : "    secret: a\n";
    String text =
        "webhooks:\n  - {name: other, url: http://b.example, secret: b}\n  - "
            + line
            + "\n"
            + name
            + url
            + secret;
    assertThat(problems(text)).hasSize(1).first().asString().startsWith("3:");
  }

  @Test
  void whatIsMissingAndASlipAreToldTogether() {
    assertThat(problems("webhooks: [{name: a, events: [call.endet]}]"))
        .containsExactlyInAnyOrder(
            "1:12: 'url' is missing; expected an address such as 'https://crm.example/hooks/calls'",
            "1:12: 'secret' is missing; expected the name of a file in the secrets folder",
            "1:31: 'call.endet' is not known; expected one of agent.state, call.arrived,"
                + " call.bridged, call.ended, callback.closed, callback.promised, callback.state,"
                + " case.changed, case.closed, case.credited, case.merged, case.opened,"
                + " case.promise-broken, case.reopened, case.solved (did you mean 'call.ended'?)");
    assertThat(problems("webhooks: crm"))
        .containsExactly("1:11: 'webhooks' is a single value; expected a list");
  }

  @Test
  void thereAreNoMoreThanHaveAPlace() throws Exception {
    assertThat(read(webhooks(Webhook.WEBHOOKS_MAX)).webhooks()).hasSize(Webhook.WEBHOOKS_MAX);
    assertThat(problems(webhooks(Webhook.WEBHOOKS_MAX + 1)))
        .containsExactly("2:3: 'webhooks' has 11 entries; expected at most 10");
  }

  private static String webhooks(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "  - {name: w%d, url: http://a.example, secret: a}\n".formatted(i))
        .collect(Collectors.joining("", "webhooks:\n", ""));
  }

  private OperatorConfig read(String text) throws IOException, ConfigException {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }

  private List<String> problems(String text) {
    ConfigException fault = catchThrowableOfType(ConfigException.class, () -> read(text));
    return fault.problems().stream()
        .map(problem ->
            "%d:%d: %s; expected %s"
                .formatted(problem.line(), problem.column(), problem.what(), problem.expected()))
        .toList();
  }
}
