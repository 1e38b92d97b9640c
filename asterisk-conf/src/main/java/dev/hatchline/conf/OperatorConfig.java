package dev.hatchline.conf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator decides; every part has a default, so an empty file is a working company.
 *
 * @param company spoken in the greeting and shown on the page, 1 to 80 characters
 * @param region ISO 3166 two-letter country in which national numbers are to be read, such as
 *     {@code US}; nothing reads numbers by it yet
 * @param lines the numbers callers dial, at least one, each once
 * @param queues where callers wait for people, at least one, each name once
 * @param agents the people and their phones, at least one, each extension once
 */
public record OperatorConfig(
    String company,
    String region,
    List<Line> lines,
    List<Queue> queues,
    List<Agent> agents,
    Trunk trunk,
    Dial dial,
    Hours hours,
    Voice voice,
    Limits limits,
    Listen listen) {

  public OperatorConfig {
    lines = List.copyOf(lines);
    queues = List.copyOf(queues);
    agents = List.copyOf(agents);
  }

  /** One company, line 1000, one queue, agents 101 to 103, the loopback test carrier. */
  public static OperatorConfig defaults() {
    List<Agent> agents =
        Stream.of("101", "102", "103").map(number -> new Agent(number, "Agent " + number)).toList();
    return new OperatorConfig(
        "Example Company",
        "US",
        List.of(new Line("1000", Line.FLOW, Queue.PEOPLE)),
        List.of(Queue.of(Queue.PEOPLE, agents.stream().map(Agent::extension).toList())),
        agents,
        new Trunk.Loopback(),
        new Dial(List.of()),
        Hours.ALWAYS,
        new Voice(Voice.KEVIN16),
        Limits.DEFAULT,
        Listen.LOOPBACK);
  }

  public Optional<Line> line(String number) {
    return lines.stream().filter(line -> line.number().equals(number)).findFirst();
  }

  public Optional<Queue> queue(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
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
   */
  public record Line(String number, String flow, String queue) {
    static final String FLOW = "first-call";
  }

  /**
   * Where callers wait for a person.
   *
   * @param agents extensions of those who answer
   * @param ring how long one phone rings before another is tried
   * @param wrapUp rest after each call
   * @param messageWhenNobody when nobody is signed in: record a message (else: wait)
   */
  public record Queue(
      String name, List<String> agents, Duration ring, Duration wrapUp, boolean messageWhenNobody) {
    static final String PEOPLE = "people";
    static final Duration RING = Duration.ofSeconds(20);
    static final Duration WRAP_UP = Duration.ofSeconds(10);

    public Queue {
      agents = List.copyOf(agents);
    }

    static Queue of(String name, List<String> agents) {
      return new Queue(name, agents, RING, WRAP_UP, true);
    }
  }

  /**
   * A person and a phone.
   *
   * @param extension 2 to 6 digits; also the phone's SIP user name
   */
  public record Agent(String extension, String name) {}

  /**
   * What may be dialled through a real trunk.
   *
   * @param allow country codes, or longer beginnings of numbers, digits only, no {@code +}
   */
  public record Dial(List<String> allow) {
    public Dial {
      allow = List.copyOf(allow);
    }
  }

  /**
   * Who speaks the texts.
   *
   * @param name one of {@link #KNOWN}
   */
  public record Voice(String name) {
    static final String KEVIN16 = "kevin16";

    /** FreeTTS's voices: kevin 8 kHz, kevin16 16 kHz (clearer, brought down to the phone's 8). */
    public static final List<String> KNOWN = List.of(KEVIN16, "kevin");
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
