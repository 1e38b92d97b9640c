package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What callers and agents do again and again, each time with what must come of it. */
record Scene(Rig rig) {
  private static final Sound PAUSED = spoken(NativePrompt.PAUSED);
  private static final Sound AVAILABLE = spoken(NativePrompt.AVAILABLE);

  /** The middle of it, for the phone may miss the first packets, and the last. */
  private static Sound spoken(NativePrompt prompt) {
    return Spoken.words(prompt.english(Hours.ALWAYS)).slice(0.3, 2.3);
  }

  /** A caller whom the line has answered, and who hears the first prompt. */
  Phone calls(String number, int hertz) {
    Phone caller = rig.caller(number, hertz);
    caller.dial(rig.uri("1000"));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    rig.awaitEvent(number, "PromptStarted");
    return caller;
  }

  /** A caller who asked for a person at once, and is in line. */
  Phone waits(String number, int hertz) {
    Phone caller = calls(number, hertz);
    caller.press("0");
    rig.awaitEvent(number, "JoinedLine");
    return caller;
  }

  /** The public network's phone of this number, which is answered at once. */
  Phone answering(String number, Voice voice) {
    return rig.phones().open(rig.customerSpec(number).saying(voice).answeringAfter(Duration.ZERO));
  }

  /** Somebody asks by HTTP that this number be called; the callback's id. */
  String asked(String number) {
    return rig.post("/api/callbacks", "{\"number\": \"" + number + "\"}", 202).get("id").asString();
  }

  /** The path of the case of this number, as soon as its call has been put there. */
  String caseOf(String number) {
    String asked = "/api/cases?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
    Rig.await("a case of " + number, () -> rig.api(asked).get("cases").has(0));
    return "/api/cases/" + rig.api(asked).get("cases").get(0).get("id").asString();
  }

  /** The agent dials {@code *1} and hears so. */
  void pressesStarOne(Phone agent) {
    star(agent, "*1", AVAILABLE);
  }

  /** The agent dials {@code *1}, hears so, and is available. */
  void available(Phone agent) {
    pressesStarOne(agent);
    rig.awaitAgent(agent.spec().identity().user(), "Available");
  }

  /** The agent dials {@code *2}, hears so, and is paused. */
  void paused(Phone agent) {
    star(agent, "*2", PAUSED);
    rig.awaitAgent(agent.spec().identity().user(), "Paused");
  }

  /** The agent dials {@code *22}, hears so, and is at lunch. */
  void atLunch(Phone agent) {
    star(agent, "*22", PAUSED);
    String extension = agent.spec().identity().user();
    Rig.await("agent at lunch", () -> rig.pauseReason(extension).equals("lunch"));
  }

  private void star(Phone agent, String code, Sound answer) {
    int mark = agent.events().size();
    int calls = agent.heardInEach().size();
    agent.dial(code);
    agent.awaitSound(
        heard -> agent.heardInEach().size() > calls && Hearing.words(answer).test(heard),
        Rig.PATIENCE);
    agent.events().awaitFrom(mark, PhoneEvent.Ended.class, _ -> true, Rig.PATIENCE);
  }

  /** Each hears the other's tone for a second without a break, from now on. */
  void talk(Phone one, int oneHertz, Phone other, int otherHertz) {
    double fromOne = one.heard().seconds();
    double fromOther = other.heard().seconds();
    one.awaitSound(Hearing.voiceAfter(fromOne, otherHertz), Rig.PATIENCE);
    other.awaitSound(Hearing.voiceAfter(fromOther, oneHertz), Rig.PATIENCE);
  }

  /** The call from this number rings at this phone; the event says what the display shows. */
  static PhoneEvent.Incoming rung(Phone agent, String number) {
    return agent
        .events()
        .awaitFrom(0, PhoneEvent.Incoming.class, e -> e.number().equals(number), Rig.PATIENCE);
  }

  /** The call from this number rings here once more. */
  static void rungAgain(Phone agent, String number) {
    agent
        .events()
        .await(_ -> ringsOf(agent).stream().filter(number::equals).count() == 2, Rig.PATIENCE);
  }

  /** The callers' numbers for whom this phone has rung, in order. */
  static List<String> ringsOf(Phone agent) {
    return agent.events().all().stream()
        .flatMap(e -> e instanceof PhoneEvent.Incoming in ? Stream.of(in.number()) : null)
        .toList();
  }

  static Instant at(JsonNode event) {
    return Instant.parse(event.get("at").asString());
  }

  /** The other side ended the latest call of this phone. */
  static void hungUpOn(Phone phone) {
    PhoneEvent.Ended ended =
        phone
            .events()
            .awaitFrom(0, PhoneEvent.Ended.class, _ -> phone.calls().isEmpty(), Rig.PATIENCE);
    assertThat(ended.how()).isEqualTo(PhoneEvent.Ending.THERE);
  }

  /** The call has ended in this way, once, and the file holds the story that the API tells. */
  List<String> ended(String number, String reason, String party) {
    JsonNode end = rig.awaitEvent(number, "Ended").get("end");
    assertThat(end.get("reason").asString() + " by " + end.get("party").asString())
        .isEqualTo(reason + " by " + party);
    List<JsonNode> story = rig.story(number);
    List<String> types = Rig.types(story);
    assertThat(types).containsOnlyOnce("Arrived", "Ended").endsWith("Ended");
    Rig.await("the story of " + number + " on disk", () -> rig.filed(story).equals(story));
    return types;
  }

  /** Types and agents of the events that tell of agents, such as {@code Bridged 101}. */
  List<String> agentsIn(String number) {
    return rig.story(number).stream()
        .filter(event -> event.has("agent"))
        .map(event -> event.get("type").asString() + " " + event.get("agent").asString())
        .toList();
  }

  /** How often this phone has been rung. */
  static long rings(Phone phone) {
    return phone.events().all().stream().filter(PhoneEvent.Incoming.class::isInstance).count();
  }
}
