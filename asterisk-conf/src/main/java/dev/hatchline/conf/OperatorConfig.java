package dev.hatchline.conf;

import dev.hatchline.conf.BusinessSystem.Address;
import dev.hatchline.conf.BusinessSystem.Method;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator decides; every part has a default, so an empty file is a working company.
 *
 * @param company spoken in the greeting and shown on the page, 1 to 80 characters
 * @param region ISO 3166 two-letter country, such as {@code US}, of each line that says none
 * @param lines the numbers callers dial, at least one, each once
 * @param queues where callers wait for people, at least one, each name once
 * @param agents the people and their phones, at least one, each extension once
 * @param pauses why agents may pause, by key: {@code *21} is the first; each once
 * @param priority who goes before others in line
 * @param systems what flows may ask over HTTP, perhaps nothing, each name once
 * @param webhooks who is told what happens, perhaps nobody, each name once
 * @param log how the engine writes its log
 * @param keys of the HTTP API, besides the operator's own, each name once
 * @param users who signs in at the pages, perhaps nobody, each name once
 * @param engines how many engines stand beside the one Asterisk, 1 or 2; two need a MySQL server
 */
public record OperatorConfig(
    String company,
    String region,
    List<Line> lines,
    List<Queue> queues,
    List<Agent> agents,
    List<String> pauses,
    Priority priority,
    Trunk trunk,
    Dial dial,
    Callbacks callback,
    Notices notices,
    CaseRules cases,
    Hours hours,
    List<BusinessSystem> systems,
    List<Webhook> webhooks,
    Voice voice,
    Speech speech,
    Limits limits,
    Listen listen,
    Database database,
    Retention retention,
    Otlp otlp,
    LogForm log,
    List<ApiKey> keys,
    List<User> users,
    int engines) {

  /** One for each key. */
  public static final int PAUSES_MAX = 9;

  private static final String REGION = "US";
  private static final List<String> PAUSES = List.of("break", "lunch", "training", "meeting");

  public OperatorConfig {
    lines = List.copyOf(lines);
    queues = List.copyOf(queues);
    agents = List.copyOf(agents);
    pauses = List.copyOf(pauses);
    systems = List.copyOf(systems);
    webhooks = List.copyOf(webhooks);
    keys = List.copyOf(keys);
    users = List.copyOf(users);
  }

  /** One company, line 1000, one queue, agents 101 to 103, the loopback test carrier. */
  public static OperatorConfig defaults() {
    List<Agent> agents =
        Stream.of("101", "102", "103").map(number -> new Agent(number, "Agent " + number)).toList();
    return new OperatorConfig(
        "Example Company",
        REGION,
        List.of(Line.of("1000", Queue.PEOPLE, REGION)),
        List.of(Queue.of(Queue.PEOPLE, agents.stream().map(Agent::extension).toList())),
        agents,
        PAUSES,
        Priority.NONE,
        new Trunk.Loopback(),
        new Dial(List.of()),
        Callbacks.DEFAULT,
        Notices.DEFAULT,
        CaseRules.DEFAULT,
        Hours.ALWAYS,
        List.of(
            BusinessSystem.demo("orders", Set.of(Method.GET, Method.POST)),
            BusinessSystem.demo("network", Set.of(Method.GET)),
            BusinessSystem.demo("parcels", Set.of(Method.GET, Method.POST)),
            BusinessSystem.demo("customers", Set.of(Method.GET)),
            BusinessSystem.demo("accounts", Set.of(Method.GET)),
            BusinessSystem.demo("slots", Set.of(Method.GET, Method.POST))),
        List.of(),
        new Voice(Voice.KEVIN16, Map.of()),
        Speech.DEFAULT,
        Limits.DEFAULT,
        Listen.LOOPBACK,
        new Database.Embedded(),
        Retention.FOR_EVER,
        Otlp.OFF,
        LogForm.TEXT,
        List.of(),
        List.of(),
        1);
  }

  /** Whether two engines stand in for each other. */
  public boolean twoEngines() {
    return engines > 1;
  }

  public Optional<Line> line(String number) {
    return lines.stream().filter(line -> line.number().equals(number)).findFirst();
  }

  public Optional<Queue> queue(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
  }

  public Optional<BusinessSystem> system(String name) {
    return systems.stream().filter(system -> system.name().equals(name)).findFirst();
  }

  /** Whether the demo back office is asked by anybody, and so has to run. */
  public boolean needsBackOffice() {
    return systems.stream().anyMatch(system -> system.address() instanceof Address.Demo);
  }

  public Optional<Agent> agent(String extension) {
    return agents.stream().filter(agent -> agent.extension().equals(extension)).findFirst();
  }

  /**
   * A number callers dial.
   *
   * @param number as it arrives: digits, perhaps with a leading {@code +}
   * @param flow name of the flow that answers
   * @param queue name of the queue that `0` leads to
   * @param region ISO 3166 two-letter country in which callers' national numbers are read
   * @param callback whether callers are offered to be called back
   * @param credit callers stand in line as if they had rung so much earlier
   * @param language in which the flow begins, a BCP 47 tag; unless said, its first
   */
  public record Line(
      String number,
      String flow,
      String queue,
      String region,
      Greet greet,
      boolean callback,
      Duration credit,
      Optional<String> language) {
    static final String FLOW = "company-line";

    static Line of(String number, String queue, String region) {
      return new Line(
          number, FLOW, queue, region, Greet.CHOICE, true, Duration.ZERO, Optional.empty());
    }
  }

  /** What a caller meets first. */
  public enum Greet {
    /** The choice between a person, the automation and a callback. */
    CHOICE("choice"),
    /** A person who is free answers; the choice comes when nobody is. */
    PERSON_WHEN_FREE("person-when-free");

    private final String word;

    Greet(String word) {
      this.word = word;
    }

    /** As the operator's file says it. */
    public String word() {
      return word;
    }

    static Set<String> words() {
      return Stream.of(values()).map(Greet::word).collect(Collectors.toSet());
    }

    static Greet of(String word) {
      return Stream.of(values()).filter(greet -> greet.word.equals(word)).findFirst().orElseThrow();
    }
  }

  /**
   * Where callers wait for a person.
   *
   * @param agents extensions of those who answer, at once
   * @param widen who answers besides, to callers who have waited long
   * @param ring how long one phone rings before another is tried
   * @param wrapUp rest after each call
   * @param answerWithin T of the service levels; it changes nothing for callers
   * @param messageWhenNobody when nobody is signed in: record a message (else: wait)
   * @param inLine how callers who wait are spoken to
   * @param callback whose phone rings first when a caller is called back
   */
  public record Queue(
      String name,
      List<String> agents,
      List<Widening> widen,
      Duration ring,
      Duration wrapUp,
      Duration answerWithin,
      boolean messageWhenNobody,
      InLine inLine,
      Callbacks.Order callback) {
    static final String PEOPLE = "people";
    static final Duration RING = Duration.ofSeconds(20);
    static final Duration WRAP_UP = Duration.ofSeconds(10);
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    public Queue {
      agents = List.copyOf(agents);
      widen = List.copyOf(widen);
    }

    /** Who ever answers, those first who answer at once. */
    public List<String> everybody() {
      return Stream.concat(agents.stream(), widen.stream().flatMap(more -> more.agents().stream()))
          .distinct()
          .toList();
    }

    static Queue of(String name, List<String> agents) {
      return new Queue(
          name,
          agents,
          List.of(),
          RING,
          WRAP_UP,
          ANSWER_WITHIN,
          true,
          InLine.DEFAULT,
          Callbacks.Order.CUSTOMER_FIRST);
    }
  }

  /**
   * More people answer a queue.
   *
   * @param after a caller has waited so long
   * @param agents extensions of those who answer besides
   */
  public record Widening(Duration after, List<String> agents) {
    /** More steps nobody could keep in mind. */
    public static final int STEPS_MAX = 7;

    public Widening {
      agents = List.copyOf(agents);
    }
  }

  /**
   * How callers in line are spoken to.
   *
   * @param tellEvery a place or wait that has changed is told no sooner after the last time
   * @param offerAfter the other choices are offered for the first time so long after joining
   * @param offerEvery and so long after the last time
   */
  public record InLine(Duration tellEvery, Duration offerAfter, Duration offerEvery) {
    static final InLine DEFAULT =
        new InLine(Duration.ofSeconds(45), Duration.ofMinutes(1), Duration.ofMinutes(3));
  }

  /**
   * A person and a phone.
   *
   * @param extension 2 to 6 digits; also the phone's SIP user name
   * @param skills what this person can do, each with a level from 1 to {@link #LEVEL_MAX}, the best
   */
  public record Agent(String extension, String name, Map<String, Integer> skills) {
    /** More levels nobody could tell apart. */
    public static final int LEVEL_MAX = 10;

    public Agent {
      skills = Map.copyOf(skills);
    }

    /** Without skills. */
    Agent(String extension, String name) {
      this(extension, name, Map.of());
    }

    /** Whether all of this is among the skills, at these levels at least. */
    public boolean can(Map<String, Integer> least) {
      return least.entrySet().stream()
          .allMatch(skill -> skills.getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }
  }

  /**
   * What may be dialled through a real trunk.
   *
   * @param allow country codes, or longer beginnings of numbers, digits only, no {@code +}
   * @param transfersPerHour so many callers an hour are put through to numbers outside
   */
  public record Dial(List<String> allow, int transfersPerHour) {
    static final int TRANSFERS_PER_HOUR = 60;
    static final int TRANSFERS_PER_HOUR_MAX = 10_000;

    public Dial {
      allow = List.copyOf(allow);
    }

    /** With as many transfers as unless written. */
    public Dial(List<String> allow) {
      this(allow, TRANSFERS_PER_HOUR);
    }
  }

  /**
   * Who speaks the texts.
   *
   * @param name speaks English, in which the house speaks itself
   * @param languages who speaks others, by their tags
   */
  public record Voice(String name, Map<String, String> languages) {
    static final String KEVIN16 = "kevin16";

    public Voice {
      languages = Map.copyOf(languages);
    }
  }

  /**
   * The bounds of what one installation takes on.
   *
   * @param calls callers at once; one more is answered with SIP 503
   * @param message longest message recorded
   * @param logMegabytes size at which the engine rolls its log
   */
  public record Limits(int calls, Duration message, int logMegabytes) {
    /** Two RTP ports a leg, two legs a call, 1000 ports; some are left for agents among agents. */
    public static final int CALLS_MAX = 240;

    static final Limits DEFAULT = new Limits(200, Duration.ofMinutes(2), 10);
  }

  /**
   * Which of this machine's addresses hear the network; all else is on 127.0.0.1 whatever is said.
   *
   * @param sip phones and trunk
   * @param http page and API
   * @param external the address that phones and carriers outside see, when it is not ours (NAT)
   */
  public record Listen(InetAddress sip, InetAddress http, Optional<InetAddress> external) {
    static final Listen LOOPBACK =
        new Listen(
            InetAddress.ofLiteral("127.0.0.1"),
            InetAddress.ofLiteral("127.0.0.1"),
            Optional.empty());
  }
}
