package dev.hatchline.flow.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** The blocks of an {@link AnyFlow}: each names only values that are known in it. */
final class AnyBlocks {
  private static final String PERSON = "For a person, press zero at any moment. ";
  private static final List<String> SENTENCES =
      List.of(
          "Thank you.",
          "One moment, please.",
          "{company}.",
          "{wait}",
          "We are moving to Station Road.",
          "Today is {today}.",
          "{hours}");
  private static final List<String> CONDITIONS =
      List.of("callback", "!callable", "known.caller", "today.getDayOfWeek() == 0");
  private static final List<String> COUNTED =
      List.of(
          "count > 2.0",
          "count <= 1",
          "plan == 'gold'",
          "vip || count > 1.0",
          "!vip && plan in ['gold', 'silver']",
          "known.tell_by && !vip",
          "plan.startsWith('g') ? vip : count == 0.0");

  /** Some of them are said elsewhere, too. */
  private static final List<String> CHOICE_WORDS =
      List.of("right", "\"yes\"", "tomorrow", "bananas", "noon");

  private static final List<String> KEYS =
      List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "'*'", "'#'");
  private static final List<BiFunction<AnyBlocks, Way, List<AnyNode>>> QUIET =
      List.of(
          AnyBlocks::say,
          AnyBlocks::set,
          AnyBlocks::branch,
          AnyBlocks::hours,
          AnyBlocks::note,
          AnyBlocks::survey,
          AnyBlocks::outage,
          AnyBlocks::language);
  private static final List<BiFunction<AnyBlocks, Way, List<AnyNode>>> TALKS =
      List.of(
          AnyBlocks::digits,
          AnyBlocks::told,
          AnyBlocks::called,
          AnyBlocks::yesNo,
          AnyBlocks::amount,
          AnyBlocks::time,
          AnyBlocks::date,
          AnyBlocks::callBack,
          AnyBlocks::callBack, // few callers come to its end
          AnyBlocks::found,
          AnyBlocks::transfer,
          AnyBlocks::posted);

  /** Where a block stands, and where it may lead. */
  private record Way(String name, List<String> to) {
    String inner(String what) {
      return name + "-" + what;
    }

    /** The name of a value that only this block has. */
    String value(String what) {
      return what + name;
    }

    String to(int which) {
      return to.get(which);
    }
  }

  private final Random random;
  private final AnyLost lost;

  /** Whether {@code count}, {@code plan} and {@code vip} are set where the call begins. */
  private final boolean counting;

  AnyBlocks(Random random, boolean counting) {
    this.random = random;
    this.lost = new AnyLost(random);
    this.counting = counting;
  }

  /** What the conditions of other blocks are about. */
  List<AnyNode> counts(String name, String then) {
    return List.of(AnyNode.of(name, "set: { count: 2, plan: gold, vip: no }\nthen: %s", then));
  }

  List<AnyNode> menu(String name, List<String> to) {
    List<String> keys = new ArrayList<>(KEYS);
    Collections.shuffle(keys, random);
    int choices = 1 + random.nextInt(to.size());
    StringBuilder yaml = new StringBuilder("menu:\n  prompt: " + PERSON + "Or choose a key.\n");
    yaml.append(maybe("  wait: #s\n", 1 + random.nextInt(5)));
    yaml.append(maybe("  tries: #\n", 1 + random.nextInt(3))).append("  choices:\n");
    boolean words = random.nextBoolean();
    for (int choice = 0; choice < choices; choice++) {
      String word = CHOICE_WORDS.get(choice);
      String key = "    " + keys.get(choice);
      yaml.append(words ? key + ": { to: %s, words: " + word + " }\n" : key + ": %s\n");
    }
    return lost.ways(
        AnyNode.of(name, yaml.toString(), to.subList(0, choices).toArray(String[]::new)));
  }

  List<AnyNode> queue(String name) {
    return List.of(AnyNode.of(name, "queue: people\n" + maybe("prompt: #", sentence())));
  }

  /** Where the flow ends. */
  List<AnyNode> last(String name) {
    return switch (random.nextInt(4)) {
      case 0 -> queue(name);
      case 1 -> List.of(AnyNode.of(name, "message: Please speak after the tone."));
      case 2 -> List.of(AnyNode.of(name, "end:"));
      default -> List.of(AnyNode.of(name, "end: Goodbye."));
    };
  }

  /** Where nothing is asked. */
  List<AnyNode> quiet(String name, List<String> to) {
    return one(QUIET).apply(this, new Way(name, to));
  }

  /** Where something is asked, of the caller or of a system. */
  List<AnyNode> talk(String name, List<String> to) {
    return lost.ways(one(TALKS).apply(this, new Way(name, to)));
  }

  private List<AnyNode> say(Way way) {
    return List.of(AnyNode.of(way.name(), "say: " + sentence() + "\nthen: %s", way.to(0)));
  }

  private List<AnyNode> set(Way way) {
    String words = way.value("words");
    String sum = way.value("sum");
    String more = counting ? "  count: \"= count + 1.0\"\n  vip: \"= !vip\"\n" : "";
    return List.of(
        AnyNode.of(
            way.name(),
            "set:\n  " + words + ": Welcome\n  " + sum + ": 12.5\n" + more + "then: %s",
            way.inner("tell")),
        AnyNode.of(
            way.inner("tell"), "say: \"{" + words + "}, {" + sum + "}.\"\nthen: %s", way.to(0)));
  }

  private List<AnyNode> branch(Way way) {
    StringBuilder yaml = new StringBuilder("branch:\n");
    int ways = 1 + random.nextInt(3);
    for (int which = 0; which < ways; which++) {
      yaml.append("  - if: \"" + condition() + "\"\n    to: %s\n");
    }
    yaml.append("else: %s");
    String[] to = way.to().subList(0, ways + 1).toArray(String[]::new);
    return List.of(AnyNode.of(way.name(), yaml.toString(), to));
  }

  private List<AnyNode> hours(Way way) {
    String into = way.value("hours");
    return List.of(
        AnyNode.of(
            way.name(),
            "hours:\ninto: " + into + "\nopen: %s\nclosed: %s",
            way.to(0),
            way.inner("tell")),
        AnyNode.of(way.inner("tell"), "say: \"{" + into + "}\"\nthen: %s", way.inner("anew")),
        anew(way, way.to(1)));
  }

  /** After what is no choice of the caller's they choose anew. */
  private static AnyNode anew(Way way, String to) {
    String menu = "menu:\n  prompt: " + PERSON + "To go on, one.\n  choices:\n    1: %s\n";
    return AnyNode.of(way.inner("anew"), menu, to);
  }

  private List<AnyNode> digits(Way way) {
    String value = way.value("number");
    int min = 1 + random.nextInt(4);
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: Please key in the number.\n  into: "
                + value
                + "\n  length: "
                + min
                + ".."
                + (min + random.nextInt(4))
                + "\n"
                + maybe("  confirm: \"{#}. If that is right, press one.\"\n", value)
                + maybe("  wrong: That is no number of ours.\n")
                + maybe("  again: yes\n")
                + maybe("  remember: 30 d\n")
                + timings()
                + "then: %s",
            way.inner("tell")),
        AnyNode.of(way.inner("tell"), "say: \"It is {" + value + "}.\"\nthen: %s", way.to(0)));
  }

  private List<AnyNode> told(Way way) {
    String about = way.value("about");
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: "
                + PERSON
                + "What is it about?\n  into: "
                + about
                + "\n  as: speech\n  no-speech: %s\n"
                + maybe("  max: 10s\n")
                + "then: %s",
            way.to(1),
            way.inner("tell")),
        AnyNode.of(way.inner("tell"), "note: \"About {" + about + "}\"\nthen: %s", way.to(0)));
  }

  private List<AnyNode> called(Way way) {
    String card = way.value("card");
    return List.of(
        AnyNode.of(
            way.name(),
            "call: asked\nwith: { what: card }\ntake: { card: " + card + " }\nthen: %s",
            way.inner("tell")),
        AnyNode.of(way.inner("tell"), "say: \"It is {" + card + "}.\"\nthen: %s", way.to(0)));
  }

  private List<AnyNode> language(Way way) {
    return List.of(AnyNode.of(way.name(), "language: en\nthen: %s", way.to(0)));
  }

  private List<AnyNode> note(Way way) {
    return List.of(AnyNode.of(way.name(), "note: \"Asked {today}.\"\nthen: %s", way.to(0)));
  }

  private List<AnyNode> survey(Way way) {
    String yaml = "survey: " + way.value("score") + "\nprompt: How was it?\nscale: 1..5\n";
    return List.of(
        AnyNode.of(way.name(), yaml + maybe("thanks: Thank you.\n") + "then: %s", way.to(0)));
  }

  private List<AnyNode> outage(Way way) {
    return List.of(AnyNode.of(way.name(), "outage:\ntold: %s\nnone: %s", way.to(0), way.to(1)));
  }

  private List<AnyNode> transfer(Way way) {
    String yaml = "transfer: \"+12025550188\"\n" + maybe("ring: #s\n", 5 + random.nextInt(20));
    return List.of(
        AnyNode.of(way.name(), yaml + "failed: %s", way.inner("anew")), anew(way, way.to(0)));
  }

  private List<AnyNode> yesNo(Way way) {
    String sure = way.value("sure");
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: "
                + PERSON
                + "Is it urgent? Press one or two.\n  into: "
                + sure
                + "\n  as: yes-no\n"
                + maybe("  words: { yes: [yes, right], no: [no] }\n")
                + "then: %s",
            way.inner("if")),
        AnyNode.of(
            way.inner("if"),
            "branch:\n  - if: " + sure + "\n    to: %s\nelse: %s",
            way.to(0),
            way.to(1)));
  }

  private List<AnyNode> amount(Way way) {
    String sum = way.value("sum");
    boolean money = random.nextBoolean();
    String kind = money ? "money\n  currency: EUR" : "number\n  decimals: 1";
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: Please key in the amount.\n  into: "
                + sum
                + "\n  as: "
                + kind
                + "\n  to: 1000\n  confirm: \"{"
                + sum
                + "}. If that is right, press one. For another, two.\"\n"
                + timings()
                + "then: %s",
            way.inner("tell")),
        AnyNode.of(way.inner("tell"), "say: \"{" + sum + "}.\"\nthen: %s", way.to(0)));
  }

  private List<AnyNode> time(Way way) {
    String at = way.value("at");
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: Please key in the time.\n  into: "
                + at
                + "\n  as: time\n"
                + timings()
                + "then: %s",
            way.inner("early")),
        AnyNode.of(
            way.inner("early"),
            "branch:\n  - if: " + at + " < '12:00'\n    to: %s\nelse: %s",
            way.to(0),
            way.to(1)));
  }

  private List<AnyNode> date(Way way) {
    String day = way.value("day");
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: Please key in the day.\n  into: "
                + day
                + "\n  as: date\n"
                + timings()
                + "then: %s",
            way.inner("that")),
        AnyNode.of(
            way.inner("that"),
            "hours:\non: " + day + "\nopen: %s\nclosed: %s",
            way.to(0),
            way.to(1)));
  }

  private List<AnyNode> callBack(Way way) {
    String phone = way.value("phone");
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: Please key in your number.\n  into: "
                + phone
                + "\n  as: phone\n  confirm: \"{"
                + phone
                + "}. If that is right, press one. For another, two.\"\n"
                + maybe("  own: yes\n")
                + timings()
                + "then: %s",
            way.inner("promise")),
        AnyNode.of(
            way.inner("promise"),
            "callback: "
                + phone
                + "\n"
                + maybe("times: yes\n")
                + maybe("sound: One moment.\n")
                + maybe("goodbye: Goodbye then.\n")
                + "unavailable: %s",
            way.inner("anew")),
        anew(way, way.to(0)));
  }

  private List<AnyNode> found(Way way) {
    String order = way.value("order");
    String state = way.value("state");
    String due = way.value("due");
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: Please key in your order.\n  into: "
                + order
                + "\n  length: 4..10\nthen: %s",
            way.inner("find")),
        AnyNode.of(
            way.inner("find"),
            "lookup:\n  system: orders\n  get: /orders/{"
                + order
                + "}\n  forget: "
                + order
                + "\n  take:\n    "
                + state
                + ": { field: state, type: text }\n    "
                + due
                + ": { field: delivery.day, type: date }\n"
                + maybe("  timeout: #s\n", 1 + random.nextInt(9))
                + maybe("  sound: One moment, please.\n")
                + "then: %s\nmissing: %s\nfailed: %s",
            way.inner("tell"),
            way.inner("unknown"),
            way.inner("anew")),
        anew(way, way.to(0)),
        AnyNode.of(
            way.inner("tell"),
            "say: [\"It is {" + state + "}.\", \"We expect it on {" + due + "}.\"]\nthen: %s",
            way.inner("late")),
        AnyNode.of(
            way.inner("late"),
            "branch:\n  - if: "
                + due
                + " < today && "
                + state
                + " != \"lost\"\n    to: %s\nelse: %s",
            way.to(1),
            way.to(2)),
        AnyNode.of(
            way.inner("unknown"),
            "say: \"No order {" + order + "}.\"\nthen: %s",
            way.inner("anew")));
  }

  private List<AnyNode> posted(Way way) {
    String meter = way.value("meter");
    return List.of(
        AnyNode.of(
            way.name(),
            "ask:\n  prompt: Please key in your meter.\n  into: "
                + meter
                + "\n  length: 3\nthen: %s",
            way.inner("send")),
        AnyNode.of(
            way.inner("send"),
            "lookup:\n  system: meters\n  post: /readings\n  send:\n    reading: "
                + meter
                + "\nthen: %s\nfailed: %s",
            way.to(0),
            way.inner("anew")),
        anew(way, way.to(1)));
  }

  private String timings() {
    return maybe("  wait: #s\n", 2 + random.nextInt(6))
        + maybe("  gap: #s\n", 3 + random.nextInt(3))
        + maybe("  tries: #\n", 1 + random.nextInt(3));
  }

  private String condition() {
    return counting && random.nextInt(3) > 0 ? one(COUNTED) : one(CONDITIONS);
  }

  /** A prompt: a text, a recording, or a list of both. */
  private String sentence() {
    String text = "\"" + one(SENTENCES) + "\"";
    return switch (random.nextInt(6)) {
      case 0 -> "{ file: jingle.wav }";
      case 1 -> "[ { file: jingle.wav }, " + text + " ]";
      default -> text;
    };
  }

  private String maybe(String line) {
    return random.nextInt(3) == 0 ? line : "";
  }

  private String maybe(String line, Object with) {
    return maybe(line.replace("#", with.toString()));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
