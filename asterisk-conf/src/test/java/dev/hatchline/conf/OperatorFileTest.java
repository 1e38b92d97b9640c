package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorFileTest {
  @TempDir Path folder;

  @Test
  void theShippedFileSaysTheDefaults() throws ConfigException {
    Path shipped = Path.of("../config/hatchline.yaml");
    assertThat(OperatorFile.read(shipped)).isEqualTo(OperatorConfig.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "lines:\nqueues:\nagents:\ntrunk:\n", "{}"})
  void anEmptyFileIsTheDefaults(String text) throws Exception {
    assertThat(read(text)).isEqualTo(OperatorConfig.defaults());
  }

  @Test
  void readsWhatTheOperatorSays() throws Exception {
    OperatorConfig config =
        read(
            """
            company: Müller & Söhne
            region: DE
            lines:
              - {number: "+4930123456", queue: sales}
              - {number: 2000, flow: other, queue: support}
            queues:
              - {name: sales, agents: ["202"], ring: 15 s, wrap-up: 1 min, answer-within: 30 s}
              - {name: support, message-when-nobody: false}
            agents:
              - {extension: 201, name: Jürgen O'Neill}
              - {extension: "202"}
            dial: {allow: ["49", "1"]}
            hours:
              zone: Europe/Berlin
              mon: ["08:00-12:00", "13:00-24:00"]
              except: {"12-25": [], 2026-12-24: ["08:00-12:00"]}
            voice: {name: kevin, languages: {es: espeak-ng:es, de: /opt/voices/espeak-ng:de}}
            limits: {calls: 7, message: 90 s, log-megabytes: 2}
            listen: {sip: 0.0.0.0, external: 203.0.113.7}
            """);
    assertThat(config.company()).isEqualTo("Müller & Söhne");
    assertThat(config.voice().name()).isEqualTo("kevin");
    assertThat(config.voice().languages())
        .containsOnly(Map.entry("es", "espeak-ng:es"), Map.entry("de", "/opt/voices/espeak-ng:de"));
    assertThat(config.line("+4930123456").orElseThrow().flow()).isEqualTo("company-line");
    assertThat(config.line("2000").orElseThrow().queue()).isEqualTo("support");
    assertThat(config.queue("sales").orElseThrow())
        .isEqualTo(
            new OperatorConfig.Queue(
                "sales",
                List.of("202"),
                List.of(),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                true,
                OperatorConfig.InLine.DEFAULT,
                Callbacks.Order.CUSTOMER_FIRST));
    assertThat(config.queue("support").orElseThrow().agents()).containsExactly("201", "202");
    assertThat(config.queue("support").orElseThrow().messageWhenNobody()).isFalse();
    assertThat(config.queue("support").orElseThrow().answerWithin())
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(config.agent("201").orElseThrow().name()).isEqualTo("Jürgen O'Neill");
    assertThat(config.agent("202").orElseThrow().name()).isEqualTo("Agent 202");
    assertThat(config.dial().allow()).containsExactly("49", "1");
    assertThat(config.hours().week().get(DayOfWeek.MONDAY)).hasSize(2);
    assertThat(config.hours().isOpen(LocalDate.of(2028, 12, 25))).isFalse();
    assertThat(config.hours().on(LocalDate.of(2026, 12, 24)))
        .containsExactly(new Hours.Span(LocalTime.of(8, 0), LocalTime.NOON));
    assertThat(config.limits()).isEqualTo(new OperatorConfig.Limits(7, Duration.ofSeconds(90), 2));
    assertThat(config.listen().sip().getHostAddress()).isEqualTo("0.0.0.0");
    assertThat(config.listen().external().orElseThrow().getHostAddress()).isEqualTo("203.0.113.7");
  }

  @Test
  void queuesAndLinesFollowTheAgentsWhenTheyAreNotSaid() throws Exception {
    OperatorConfig config = read("agents: [{extension: 55}]");
    assertThat(config.queues()).hasSize(1);
    assertThat(config.queues().getFirst().agents()).containsExactly("55");
    assertThat(config.lines().getFirst().queue()).isEqualTo("people");
  }

  @Test
  void theLogIsForPeopleUnlessItIsToBeForPrograms() throws Exception {
    assertThat(read("").log()).isEqualTo(LogForm.TEXT);
    assertThat(read("log: text").log()).isEqualTo(LogForm.TEXT);
    assertThat(read("log: json").log()).isEqualTo(LogForm.JSON);
    assertThat(problems("log: xml"))
        .singleElement()
        .asString()
        .contains("'xml' is not known", "json", "text");
  }

  @Test
  void pausesHaveTheirReasonsOneForEachKey() throws Exception {
    assertThat(read("").pauses()).containsExactly("break", "lunch", "training", "meeting");
    assertThat(read("pauses: [coffee, back-office]").pauses())
        .containsExactly("coffee", "back-office");
    assertThat(read("pauses: []").pauses()).isEmpty();
    assertThat(problems("pauses: [a, b, a]")).singleElement().asString().contains("a, b, a");
    assertThat(problems("pauses: [a, b, c, d, e, f, g, h, i, j]"))
        .singleElement()
        .asString()
        .contains("at most 9 reasons");
    assertThat(problems("pauses: [Lunch break]"))
        .singleElement()
        .asString()
        .contains("a name of small letters");
  }

  @Test
  void skillsSayWhoAnswersAtOnceAndWhoLater() throws Exception {
    OperatorConfig config =
        read(
            """
            agents:
              - {extension: 101, skills: {billing: 5, spanish: 2}}
              - {extension: 102, skills: {billing: 2}}
              - {extension: 103}
            queues:
              - name: bills
                skills: {billing: 3}
                widen:
                  - {after: 30 s, skills: {billing: 1}}
                  - {after: 2 min, agents: [102, 103]}
              - {name: spanish, agents: [101, 102], skills: {spanish: 1, billing: 5}}
            """);
    OperatorConfig.Queue bills = config.queue("bills").orElseThrow();
    assertThat(bills.agents()).containsExactly("101");
    assertThat(bills.widen())
        .containsExactly(
            new OperatorConfig.Widening(Duration.ofSeconds(30), List.of("101", "102")),
            new OperatorConfig.Widening(Duration.ofMinutes(2), List.of("102", "103")));
    assertThat(bills.everybody()).containsExactly("101", "102", "103");
    assertThat(config.queue("spanish").orElseThrow().agents()).containsExactly("101");
  }

  @Test
  void creditIsThatOfTheLineAndOfTheCallerUpToTheMost() throws Exception {
    OperatorConfig config =
        read(
            """
            lines: [{number: 1000}, {number: 1001, credit: 2 min}]
            priority: {max: 3 min, callers: [{number: "+12025550123", credit: 90 s}]}
            """);
    OperatorConfig.Line plain = config.line("1000").orElseThrow();
    OperatorConfig.Line vip = config.line("1001").orElseThrow();
    assertThat(config.priority().credit(plain, "+12025550124")).isZero();
    assertThat(config.priority().credit(plain, "+12025550123")).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.priority().credit(vip, "")).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.priority().credit(vip, "+12025550123")).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void bothTrunksAreRead() throws Exception {
    assertThat(
            read("""
            listen: {sip: 0.0.0.0}
            trunk: {register: {host: sip.carrier.example, user: "4930", port: 5070}}
            """)
                .trunk())
        .isEqualTo(new Trunk.Registration("sip.carrier.example", 5070, "4930", "trunk-password"));
    assertThat(
            read("""
            listen: {sip: 192.0.2.2}
            trunk: {address: {host: 198.51.100.1, from: [198.51.100.0/28]}}
            """)
                .trunk())
        .isEqualTo(new Trunk.Address("198.51.100.1", 5060, List.of("198.51.100.0/28")));
  }

  @Test
  void aMysqlServerNeedsAHostOnly() throws Exception {
    assertThat(read("database: {mysql: {host: db.example}}").database())
        .isEqualTo(
            new Database.MySql("db.example", 3306, "hatchline", "hatchline", "database-password"));
    assertThat(
            read("""
            database:
              mysql: {host: 10.0.0.5, port: 3307, database: calls_1, user: a.b, password-secret: db}
            """)
                .database())
        .isEqualTo(new Database.MySql("10.0.0.5", 3307, "calls_1", "a.b", "db"));
  }

  @Test
  void faultsOfTheDatabaseHaveLineAndColumn() {
    assertThat(
            problems(
                """
                database:
                  mysql:
                    port: 99999
                    password: secret
                """))
        .containsExactly(
            "3:5: 'host' is missing; expected a host name or IPv4 address",
            "3:11: '99999' stands here; expected a whole number from 1 to 65535",
            "4:5: 'password' is not known here; expected one of database, host, password-secret,"
                + " port, user");
  }

  @Test
  void everyMistakeIsToldAtOnceInOrder() {
    String text =
        """
        compny: Example
        lines:
          - number: "1000"
            queue: peple
        agents:
          - extension: "101"
          - extension: "101"
        queues:
          - name: people
            agents: ["109"]
            ring: fast
        limits:
          calls: 9999
        """;
    assertThat(problems(text))
        .containsExactly(
            "1:1: 'compny' is not known here; expected one of affinity, agents, callback, "
                + "cases, company, credits, database, dial, engines, hours, keys, limits, lines, "
                + "listen, log, notices, otlp, pauses, priority, queues, region, retention, "
                + "speech, systems, trunk, users, voice, webhooks"
                + " (did you mean 'company'?)",
            "4:12: 'peple' is not known; expected people (did you mean 'people'?)",
            "7:16: '101' stands here a second time; expected each extension once",
            "10:14: no agent has the extension '109'; expected 101" + " (did you mean '101'?)",
            "11:11: 'fast' stands here; expected a duration from 5 s to 2 min, written as '20 s' or"
                + " '1 min'",
            "13:10: '9999' stands here; expected a whole number from 1 to 240");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ring: 20",
        "ring: 20 sec",
        "ring: -1 s",
        "ring: 1 s",
        "ring: 3 min",
        "ring: [20 s]",
        "ring: 99999999999 s",
        "wrap-up: {s: 10}",
        "message-when-nobody: maybe",
        "message-when-nobody: 1",
        "agents: 101",
        "agents: [[101]]",
        "agents: [101, 101]",
        "agents: [999]",
        "rings: 20 s",
        "name: again",
        "name: Ümlaut",
      })
  void aWrongValueInAQueueIsOneProblem(String line) {
    String text = "queues:\n  - name: people\n    " + line + "\n";
    assertThat(problems(text)).hasSize(1).first().asString().startsWith("3:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "company: [a]",
        "company: 'A; B'",
        "company: ''",
        "region: XX",
        "region: de",
        "lines: 1000",
        "lines: []",
        "lines: [1000]",
        "lines: [{flow: a}]",
        "lines: [{number: 1000}, {number: 1000}]",
        "lines: [{number: 101}]",
        "lines: [{number: 10a0}]",
        "lines: [{number: '1000,1'}]",
        "lines: [{number: 1000, flow: 'A B'}]",
        "queues: []",
        "queues: [{agents: ['101']}]",
        "agents: []",
        "agents: [{name: x}]",
        "agents: [{extension: 1}]",
        "agents: [{extension: 0101}]",
        "agents: [{extension: 101, name: 'a\"b'}]",
        "agents: [{extension: 101, name: 'a;b'}]",
        "agents: [{extension: 101, name: \"a\\nb\"}]",
        "agents: [{extension: 101, name: 'a,b'}]",
        "dial: {allow: ['+49']}",
        "dial: {allow: ['0']}",
        "dial: {allow: ['_X.']}",
        "dial: {alow: []}",
        "hours: {zone: Mars}",
        "hours: {mon: ['8-18']}",
        "hours: {mon: ['18:00-08:00']}",
        "hours: {mon: ['08:00-24:30']}",
        "hours: {mon: 08:00-18:00}",
        "hours: {funday: []}",
        "voice: {name: kevin17}",
        "voice: {name: espeak-ng:es}",
        "voice: {name: 'flite:-o'}",
        "voice: {name: 'flite:slt; id'}",
        "voice: {languages: {es: kevin16}}",
        "voice: {languages: {es: espeak-ng}}",
        "voice: {languages: {en: espeak-ng:en-us}}",
        "voice: {languages: {spanish: espeak-ng:es}}",
        "voice: {languages: {es: 'sh:es'}}",
        "lines: [{number: 1000, region: XX}]",
        "lines: [{number: 1000, greet: person}]",
        "callback: on",
        "callback: {ring: 14 s}",
        "callback: {ring: 3 min}",
        "callback: {again: 1 min}",
        "callback: {again: [1 min, soon]}",
        "callback: {again: [9 s]}",
        "callback: {again: [25 h]}",
        "callback: {again: [1 h,1 h,1 h,1 h,1 h,1 h,1 h,1 h,1 h,1 h,1 h]}",
        "callback: {hours: 08:00-21:00}",
        "callback: {hours: ['21:00-08:00']}",
        "callback: {hours: []}",
        "callback: {shown-number: '+49 30 123456'}",
        "callback: {shown-number: Company}",
        "callback: {shown-number: '+4930123456,60'}",
        "callback: {shown-number: \"1\\n000\"}",
        "callback: {machine: hang-up}",
        "callback: {connect-by-key: maybe}",
        "callback: {repair: 1}",
        "callback: {repairs: true}",
        "callback: {limits: 5}",
        "callback: {limits: {number-day: 0}}",
        "callback: {limits: {number-day: 101}}",
        "callback: {limits: {address-hour: 0}}",
        "callback: {limits: {hour: many}}",
        "callback: {limits: {day: -1}}",
        "callback: {limits: {week: 10}}",
        "lines: [{number: 1000, callback: later}]",
        "queues: [{name: people, callback: agents-first}]",
        "queues: [{name: people, skills: {billing: 3}}]",
        "queues: [{name: people, skills: billing}]",
        "queues: [{name: people, widen: 30 s}]",
        "queues: [{name: people, widen: [{agents: ['101']}]}]",
        "queues: [{name: people, widen: [{after: 0 s}]}]",
        "queues: [{name: people, agents: ['101'], widen: [{after: 30 s}, {after: 30 s}]}]",
        "queues: [{name: people, widen: [{after: 30 s}]}]",
        "{queues: [{name: a, skills: {x: 6}}], agents: [{extension: '101', skills: {x: 5}}]}",
        "queues: [{name: people, widen: [{after: 30 s, agents: ['104']}]}]",
        "queues: [{name: people, agents: ['101'], widen: [{after: 30 s, queues: [b]}]}]",
        "queues: [{name: people, agents: []}]",
        "agents: [{extension: '101', skills: [billing]}]",
        "agents: [{extension: '101', skills: {billing: 11}}]",
        "agents: [{extension: '101', skills: {billing: 0}}]",
        "agents: [{extension: '101', skills: {Billing: 1}}]",
        "hours: {except: [12-25]}",
        "hours: {except: {'25.12.': []}}",
        "hours: {except: {'02-30': []}}",
        "hours: {except: {'2026-02-29': []}}",
        "hours: {except: {'12-24': 08:00-12:00}}",
        "priority: high",
        "priority: {max: 3 h}",
        "priority: {callers: [{credit: 1 min}]}",
        "priority: {callers: [{number: '2025550123', credit: 1 min}]}",
        "priority: {max: 1 min, callers: [{number: '+12025550123', credit: 2 min}]}",
        "lines: [{number: 1000, credit: 11 min}]",
        "limits: {calls: 0}",
        "limits: {calls: 241}",
        "limits: {calls: many}",
        "limits: {message: 1 h}",
        "listen: {sip: localhost}",
        "listen: {sip: 999.1.1.1}",
        "listen: {sip: 127.0.0.1/8}",
        "database: {}",
        "database: h2",
        "database: {h2: {}, mysql: {host: a}}",
        "database: {mysql: {host: a, database: 'a;b'}}",
        "database: {mysql: {host: 'a:1'}}",
        "database: {mysql: {host: a, user: 'a b'}}",
        "trunk: {}",
        "trunk: {address: {host: a.example}}",
        "{listen: {sip: 0.0.0.0}, trunk: {address: {}}}",
        "{listen: {sip: 0.0.0.0}, trunk: {address: {host: a b}}}",
        "{listen: {sip: 0.0.0.0}, trunk: {address: {host: a.example, from: [x]}}}",
        "{listen: {sip: 0.0.0.0}, trunk: {address: {host: a}, register: {host: a, user: b}}}",
        "{listen: {sip: 0.0.0.0}, trunk: {register: {host: a, user: 'b;c'}}}",
        "{listen: {sip: 0.0.0.0}, trunk: {register: {host: a, user: b, password: c}}}",
        "{listen: {sip: 0.0.0.0}, trunk: {register: {host: a, user: b, password-secret: ../c}}}",
        "{listen: {sip: 0.0.0.0}, trunk: {register: {host: a, user: b, port: 70000}}}",
        "company: a\ncompany: b",
        "- a list",
        "just text",
        "a: [",
        "\ta: b",
        "a: *nowhere",
        "a: b: c",
        "company: Ä\nregion: \"unfinished",
      })
  void aMistakeIsExactlyOneProblem(String text) {
    assertThat(problems(text)).hasSize(1);
  }

  @Test
  void twoMissingKeysAreTwoProblems() {
    assertThat(problems("{listen: {sip: 0.0.0.0}, trunk: {register: {}}}")).hasSize(2);
  }

  @Test
  void badYamlSaysWhere() {
    assertThat(problems("company: ok\nlines: [1, 2\n"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("3:1: not YAML:")
        .endsWith("; expected correct YAML");
  }

  @Test
  void aProblemReadsAsFileLineColumn() {
    ConfigException e = exception("region: XX");
    assertThat(e.problems().getFirst().toString())
        .isEqualTo(
            folder.resolve("hatchline.yaml")
                + ":1:9: 'XX' is not known; expected a two-letter country, such as 'US' or 'DE'");
    assertThat(e).hasMessage(e.problems().getFirst().toString());
  }

  @Test
  void aMissingFileAndABinaryOneAreProblemsToo() throws IOException {
    assertThat(
            catchThrowableOfType(
                    ConfigException.class, () -> OperatorFile.read(folder.resolve("none.yaml")))
                .getMessage())
        .contains("none.yaml:1:1: the file is missing");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(
            catchThrowableOfType(ConfigException.class, () -> OperatorFile.read(binary))
                .getMessage())
        .contains("not UTF-8");
    assertThat(
            catchThrowableOfType(ConfigException.class, () -> OperatorFile.read(folder))
                .getMessage())
        .contains("cannot be read");
  }

  @Test
  void aBombOfAliasesAndAHugeFileAreRefused() {
    String bomb = "a: &a [x,x]\n" + "b: [*a]\n".repeat(3);
    assertThat(problems(bomb)).isNotEmpty();
    assertThat(problems("# " + "x".repeat(1_000_100))).hasSize(1);
  }

  private OperatorConfig read(String text) throws Exception {
    return OperatorFile.read(write(text));
  }

  private Path write(String text) throws IOException {
    Path file = folder.resolve("hatchline.yaml");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private ConfigException exception(String text) {
    return catchThrowableOfType(ConfigException.class, () -> read(text));
  }

  /** Without the file's name. */
  private List<String> problems(String text) {
    return exception(text).problems().stream()
        .map(p -> p.toString().substring(p.file().toString().length() + 1))
        .toList();
  }
}
