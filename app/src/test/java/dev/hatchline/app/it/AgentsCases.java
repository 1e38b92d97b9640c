package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is rung, who is not, and what an agent's phone may do. */
abstract class AgentsCases extends Cases {
  private static final Duration UNPLUGGED_MAX = Duration.ofSeconds(30);
  private static final int HZ_101 = 1730;
  private static final int HZ_102 = 1930;
  private static final int HZ_103 = 2130;
  private static final int FIRST_HZ = 1130;
  private static final int LATER_HZ = 1330;

  /** Of a person, and no line of ours. */
  private static final String WRONG = "+12025559911";

  /** SIP's words for a number that leads nowhere: Not Found, Address Incomplete. */
  private static final String NO_SUCH = "(404|484) .*";

  @Test
  void pausedAgentIsNotRungUntilAvailableAgain() {
    String first = "+12025550401";
    String later = "+12025550402";
    try (Phone paused = agent("101", HZ_101)) {
      scene.paused(paused);
      try (Phone other = agent("102", HZ_102);
          Phone caller = scene.waits(first, FIRST_HZ)) {
        Scene.rung(other, first);
        caller.hangUp();
        scene.ended(first, "LEFT_RINGING", "CALLER");
      }
      rig.awaitAgent("102", "SignedOut");
      paused.unregister();
      rig.awaitAgent("101", "SignedOut");
      paused.register();
      rig.awaitAgent("101", "Paused");
      try (Phone caller = scene.waits(later, LATER_HZ)) {
        Hearing.awaitMusic(caller);
        assertThat(Scene.ringsOf(paused)).isEmpty();
        scene.pressesStarOne(paused);
        Scene.rung(paused, later);
        paused.answer();
        scene.talk(paused, HZ_101, caller, LATER_HZ);
      }
      scene.ended(later, "SERVED", "CALLER");
    }
  }

  /** 101 is busy, 102 does not answer, 103 comes later: the caller keeps music and place. */
  @Test
  void whoCannotAnswerIsFollowedByTheNext() {
    String first = "+12025550403";
    String later = "+12025550404";
    try (Phone busy = signIn("101", spec("101", HZ_101).rejecting());
        Phone asleep = agent("102", HZ_102);
        Phone one = scene.waits(first, FIRST_HZ)) {
      Scene.rung(busy, first);
      Scene.rung(asleep, first);
      try (Phone two = scene.waits(later, LATER_HZ)) {
        Hearing.awaitMusic(one);
        Scene.hungUpOn(asleep);
        rig.awaitAgent("102", "Paused");
        Hearing.awaitMusic(one);
        try (Phone third = rig.signIn(spec("103", HZ_103))) {
          Scene.rung(third, first);
          third.answer();
          scene.talk(third, HZ_103, one, FIRST_HZ);
          third.hangUp();
          Scene.hungUpOn(one);
          Scene.rung(third, later);
          third.answer();
          scene.talk(third, HZ_103, two, LATER_HZ);
        }
        Scene.hungUpOn(two);
      }
      scene.available(busy);
      scene.available(asleep);
    }
    scene.ended(first, "SERVED", "AGENT");
    scene.ended(later, "SERVED", "AGENT");
    assertThat(scene.agentsIn(first))
        .containsExactly(
            "AgentRung 101",
            "AgentMissed 101",
            "AgentRung 102",
            "AgentMissed 102",
            "AgentRung 103",
            "Bridged 103",
            "AgentLeft 103");
    assertThat(rig.story(first).stream().map(event -> event.path("why").asString("")))
        .containsSubsequence("busy", "no-answer");
  }

  @Test
  void longestIdleIsRungFirst() {
    String first = "+12025550405";
    String later = "+12025550406";
    try (Phone longer = agent("102", HZ_102);
        Phone shorter = agent("101", HZ_101)) {
      try (Phone caller = scene.waits(first, FIRST_HZ)) {
        Scene.rung(longer, first);
        longer.answer();
        scene.talk(longer, HZ_102, caller, FIRST_HZ);
      }
      scene.ended(first, "SERVED", "CALLER");
      rig.awaitAgent("102", "Available");
      try (Phone _ = scene.waits(later, LATER_HZ)) {
        Scene.rung(shorter, later);
      }
      scene.ended(later, "LEFT_RINGING", "CALLER");
      assertThat(scene.agentsIn(first)).startsWith("AgentRung 102").doesNotContain("AgentRung 101");
      assertThat(scene.agentsIn(later)).containsExactly("AgentRung 101");
    }
  }

  @Test
  void agentInAnotherCallIsNotRung() {
    String number = "+12025550407";
    try (Phone one = agent("101", HZ_101);
        Phone other = agent("102", HZ_102)) {
      assertThat(rig.agentState("103")).isEqualTo("SignedOut");
      one.dial("102");
      other.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      other.answer();
      scene.talk(one, HZ_101, other, HZ_102);
      rig.awaitAgent("101", "OnCall");
      rig.awaitAgent("102", "OnCall");
      try (Phone caller = scene.waits(number, FIRST_HZ)) {
        Hearing.awaitMusic(caller);
        assertThat(Rig.types(rig.story(number))).contains("JoinedLine").doesNotContain("AgentRung");
        one.hangUp();
        rig.awaitEvent(number, "AgentRung");
      }
      scene.ended(number, "LEFT_RINGING", "CALLER");
      assertThat(Scene.ringsOf(one)).hasSizeLessThanOrEqualTo(1);
    }
  }

  /** Whose plug is pulled says goodbye to nobody. */
  @Test
  void unpluggedPhoneIsFoundWithinThirtySecondsAndItsPauseOutlivesIt() {
    try (Phone agent = agent("103", HZ_102)) {
      scene.paused(agent);
      agent.kill();
      Rig.await("the dead phone to be found", UNPLUGGED_MAX, () -> signedOut("103"));
    }
    try (Phone again = rig.agent("103", HZ_102)) {
      rig.awaitAgent("103", "Paused");
      scene.available(again);
    }
  }

  private static boolean signedOut(String extension) {
    return rig.agentState(extension).equals("SignedOut");
  }

  @Test
  void phonesDialNothingButLinesStarCodesAndAgents() {
    List<String> forbidden =
        List.of(
            WRONG,
            "+493012345678",
            "0049301234567",
            "911",
            "s",
            "T",
            "h",
            "lost",
            "available",
            "*3");
    try (Phone agent = agent("101", HZ_101);
        Phone stranger = rig.caller("+12025550408", FIRST_HZ)) {
      for (String number : forbidden) {
        assertThat(refused(agent, number)).as("agent dials %s", number).matches(NO_SUCH);
        assertThat(refused(stranger, number)).as("stranger dials %s", number).matches(NO_SUCH);
      }
      for (String inside : List.of("101", "102", "*1", "*2")) {
        assertThat(refused(stranger, inside)).as("stranger dials %s", inside).matches(NO_SUCH);
      }
      assertThat(Scene.ringsOf(agent)).isEmpty();
      rig.awaitAgent("101", "Available");
      assertThat(LogFiles.withNumbers(rig.state())).as("whoever misdials").isEmpty();
    }
  }

  private static String refused(Phone phone, String number) {
    int mark = phone.events().size();
    phone.dial(rig.uri(number));
    PhoneEvent.Ended ended =
        phone.events().awaitFrom(mark, PhoneEvent.Ended.class, _ -> true, Rig.PATIENCE);
    assertThat(ended.how()).as("%s", number).isEqualTo(PhoneEvent.Ending.REFUSED);
    return ended.reason();
  }

  private static Phone agent(String extension, int hertz) {
    return signIn(extension, spec(extension, hertz));
  }

  private static PhoneSpec spec(String extension, int hertz) {
    return PhoneSpec.agent(extension, rig.password(extension), rig.sip())
        .saying(new Voice.Tone(hertz));
  }

  private static Phone signIn(String extension, PhoneSpec spec) {
    rig.awaitAgent(extension, "SignedOut");
    Phone phone = rig.signIn(spec);
    rig.awaitAgent(extension, "Available");
    return phone;
  }
}
