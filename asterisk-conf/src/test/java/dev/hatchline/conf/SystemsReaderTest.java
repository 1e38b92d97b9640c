package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.conf.BusinessSystem.Address;
import dev.hatchline.conf.BusinessSystem.Method;
import dev.hatchline.conf.OperatorConfig.Greet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocks {@code systems} and {@code lines} of the operator's file. */
class SystemsReaderTest {
  @TempDir Path folder;

  @Test
  void readsWhatTheOperatorSays() throws Exception {
    OperatorConfig config =
        read(
            """
            systems:
              - {name: crm_2, address: "https://crm.example:8443/api/v1", methods: [POST, GET],
                 secret: crm-token, timeout: 2 s}
              - {name: stock, address: "http://192.0.2.7"}
            """);
    assertThat(config.systems())
        .containsExactly(
            new BusinessSystem(
                "crm_2",
                new Address.At(URI.create("https://crm.example:8443/api/v1")),
                Set.of(Method.GET, Method.POST),
                Optional.of("crm-token"),
                Duration.ofSeconds(2)),
            new BusinessSystem(
                "stock",
                new Address.At(URI.create("http://192.0.2.7")),
                Set.of(Method.GET),
                Optional.empty(),
                Duration.ofSeconds(5)));
    assertThat(config.system("stock")).isPresent();
    assertThat(config.needsBackOffice()).isFalse();
  }

  @Test
  void withoutTheBlockTheDemoOfThisInstallationAnswers() throws Exception {
    OperatorConfig config = read("");
    assertThat(config.systems())
        .extracting(BusinessSystem::name)
        .containsExactly("orders", "network", "parcels", "customers", "accounts", "slots");
    assertThat(config.needsBackOffice()).isTrue();
    assertThat(
            config
                .system("orders")
                .orElseThrow()
                .base(new Installation(Path.of("/h"), Path.of("/a"), 300)))
        .isEqualTo(URI.create("http://127.0.0.1:8390/"));
  }

  @Test
  void anEmptyListIsNoSystemAtAll() throws Exception {
    OperatorConfig config = read("systems: []");
    assertThat(config.systems()).isEmpty();
    assertThat(config.needsBackOffice()).isFalse();
  }

  @Test
  void aLineHasACountryAndAGreetingOfItsOwn() throws Exception {
    OperatorConfig config =
        read(
            """
            region: DE
            lines:
              - {number: 1000}
              - {number: 2000, region: AT, greet: person-when-free}
            """);
    assertThat(config.line("1000").orElseThrow().region()).isEqualTo("DE");
    assertThat(config.line("1000").orElseThrow().greet()).isEqualTo(Greet.CHOICE);
    assertThat(config.line("2000").orElseThrow().region()).isEqualTo("AT");
    assertThat(config.line("2000").orElseThrow().greet()).isEqualTo(Greet.PERSON_WHEN_FREE);
    assertThat(read("region: FR").line("1000").orElseThrow().region()).isEqualTo("FR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address: ftp://a.example",
        "address: a.example/api",
        "address: '//a.example'",
        "address: 'https:a.example'",
        "address: 'https://'",
        "address: 'https://user:word@a.example'",
        "address: 'https://a.example/?q=1'",
        "address: 'https://a.example/#top'",
        "address: 'https://a.example/a/../b'",
        "address: 'https://a.example/./b'",
        "address: 'https://a.example//b'",
        "address: 'https://a.example/%2e%2e/b'",
        "address: 'https://a.example:70000'",
        "address: 'https://a.example:0'",
        "address: 'https://a.example/a b'",
        "address: \"https://a.example/\\r\\nX: y\"",
        "address: dmo",
        "address: [demo]",
        "name: a b",
        "name: ''",
        "name: 1st",
        "name: other",
        "methods: GET",
        "methods: []",
        "methods: [get]",
        "methods: [DELETE]",
        "methods: [GET, GET]",
        "secret: ../api-key",
        "secret: [a]",
        "timeout: 0 s",
        "timeout: 31 s",
        "timeout: 5",
        "timout: 5 s",
      })
  void aWrongValueInASystemIsOneProblemAtItsPlace(String line) {
    String start = line.startsWith("name") ? "" : "    name: crm\n";
    String address = line.startsWith("address") ? "" : "    address: demo\n";
    String text =
        "systems:\n  - name: other\n    address: demo\n  - " + line + "\n" + start + address;
    assertThat(problems(text)).hasSize(1).first().asString().startsWith("4:");
  }

  @Test
  void aMissingNameOrAddressAndASlipAreTold() {
    assertThat(problems("systems: [{name: a}]"))
        .containsExactly(
            "1:11: 'address' is missing; expected 'demo' or an address such as"
                + " 'https://orders.example/api'");
    assertThat(problems("systems: [{address: demo}]"))
        .singleElement()
        .asString()
        .startsWith("1:11: 'name' is missing");
    assertThat(problems("systems: [{name: a, address: demo, methods: [PUT, POTS]}]"))
        .containsExactly(
            "1:46: 'PUT' is not known; expected one of GET, POST",
            "1:51: 'POTS' is not known; expected one of GET, POST (did you mean 'POST'?)");
    assertThat(problems("systems: orders"))
        .containsExactly("1:10: 'systems' is a single value; expected a list");
  }

  private OperatorConfig read(String text) throws IOException, ConfigException {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }

  private List<String> problems(String text) {
    ConfigException fault = catchThrowableOfType(ConfigException.class, () -> read(text));
    return fault.problems().stream()
        .map(problem ->
            problem.line()
                + ":"
                + problem.column()
                + ": "
                + problem.what()
                + "; expected "
                + problem.expected())
        .toList();
  }
}
