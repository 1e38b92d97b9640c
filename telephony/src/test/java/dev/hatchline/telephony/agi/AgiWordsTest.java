package dev.hatchline.telephony.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.OutsideDial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgiWordsTest {
  private static DialRequest request(String display) {
    return new DialRequest(new AgentId("101"), Duration.ofMillis(19_500), display);
  }

  @Test
  void ringIsRoundedUpToWholeSeconds() {
    assertThat(AgiWords.dial(request("x"), "hatchline-7"))
        .isEqualTo("PJSIP/101,20,gm(hatchline-7)");
  }

  @Test
  void withoutMusicTheCallerHearsThatItRings() {
    assertThat(AgiWords.dial(request("x"), null)).isEqualTo("PJSIP/101,20,gr");
  }

  @Test
  void aNumberOutsideIsDialledByWayOfTheDialplan() {
    OutsideDial request =
        new OutsideDial(new PhoneNumber("+12025550188"), Duration.ofSeconds(20), "1000");
    assertThat(AgiWords.dial(request)).isEqualTo("Local/+12025550188@hatchline-outside/n,20,g");
    assertThat(AgiWords.dialling(request))
        .isEqualTo("HATCH_STATE=dial,TIMEOUT(absolute)=0,__HATCH_SHOWN=1000");
    assertThatThrownBy(
            () -> new OutsideDial(request.number(), Duration.ofSeconds(20), "1000,SHELL(x)"))
        .hasMessageContaining("expected a number to show");
  }

  @Test
  void displayCannotCarryTheDialplansSyntax() {
    assertThat(AgiWords.dialling(request("a,b=${SHELL(x)}\"\\\n|é +49")))
        .isEqualTo("HATCH_STATE=dial,TIMEOUT(absolute)=0,CALLERID(name)=a b SHELL x é +49");
    assertThat(request("x".repeat(100)).display()).hasSize(64);
  }

  @Test
  void eachOutcomeOfADialHasItsName() {
    assertThat(AgiWords.dialResult("ANSWER|81234|16", true))
        .isEqualTo(new DialResult.Answered(Duration.ofMillis(81_234)));
    assertThat(AgiWords.dialResult("NOANSWER||0", true)).isEqualTo(new DialResult.Cancelled());
    assertThat(AgiWords.dialResult("NOANSWER||19", false)).isEqualTo(new DialResult.NoAnswer());
    assertThat(AgiWords.dialResult("BUSY||17", false)).isEqualTo(new DialResult.Busy());
    assertThat(AgiWords.dialResult("CHANUNAVAIL||21", false)).isEqualTo(new DialResult.Declined());
    assertThat(AgiWords.dialResult("NOANSWER||21", false)).isEqualTo(new DialResult.NoAnswer());
    assertThat(AgiWords.dialResult("CHANUNAVAIL||19", false)).isEqualTo(new DialResult.NoAnswer());
    assertThat(AgiWords.dialResult("CHANUNAVAIL||20", false))
        .isEqualTo(new DialResult.Unreachable("CHANUNAVAIL/20"));
    assertThat(AgiWords.dialResult("", false)).isEqualTo(new DialResult.Unreachable("/0"));
    assertThat(AgiWords.dialResult("ANSWER|x|", false))
        .isEqualTo(new DialResult.Answered(Duration.ZERO));
  }

  @Test
  void onlyAUniqueIdIsJoined() {
    assertThat(AgiWords.bridge(new Channel("x", "4be5-101-agent"))).isEqualTo("4be5-101-agent,x");
    assertThat(AgiWords.bridge(new Channel("x", "1763800000.42"))).isEqualTo("1763800000.42,x");
    for (String odd : List.of("", "a,b", "PJSIP/101-1", "${X}", "a\"", "a b", "a\nb")) {
      assertThatThrownBy(() -> AgiWords.bridge(new Channel("x", odd)))
          .as(odd)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void onlyWhatLastsAsLongAsACallIsWaitedForWithoutALimit() {
    for (String application : List.of("AudioSocket", "Dial", "Bridge", "Record")) {
      assertThat(AgiSocket.runsLong("EXEC \"" + application + "\" \"x\"\n")).isTrue();
    }
    assertThat(AgiSocket.runsLong("EXEC \"MSet\" \"X=Bridge\"\n")).isFalse();
    assertThat(AgiSocket.runsLong("EXEC \"Answer\" \",i\"\n")).isFalse();
  }

  @Test
  void joinThatDidNotComeAboutIsUnreachable() {
    Duration talk = Duration.ofSeconds(3);
    assertThat(AgiWords.joinResult("SUCCESS", talk)).isEqualTo(new DialResult.Answered(talk));
    assertThat(AgiWords.joinResult("NONEXISTENT", talk))
        .isEqualTo(new DialResult.Unreachable("NONEXISTENT"));
    assertThat(AgiWords.joinResult("", talk)).isEqualTo(new DialResult.Unreachable(""));
  }

  @Test
  void recordingGoesToAPlainAbsolutePathOnly() {
    assertThat(AgiWords.record(Path.of("/m/a-b_1.wav"), Duration.ofMinutes(2)))
        .isEqualTo("/m/a-b_1.wav,10,120,ko");
    assertThatThrownBy(() -> AgiWords.record(Path.of("m.wav"), Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AgiWords.record(Path.of("/m/a,b.wav"), Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AgiWords.record(Path.of("/m/a.wav"), Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recordedLengthIsThatOfTheSound() {
    assertThat(AgiWords.recordedLength(44 + 32_000)).isEqualTo(Duration.ofSeconds(2));
    assertThat(AgiWords.recordedLength(0)).isEqualTo(Duration.ZERO);
  }
}
