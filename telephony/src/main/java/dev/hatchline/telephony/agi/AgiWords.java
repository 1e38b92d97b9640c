package dev.hatchline.telephony.agi;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.OutsideDial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that go to Asterisk in a script, and the reading of what comes back. */
final class AgiWords {
  /** Answer: without waiting for the caller's first packet. */
  static final String ANSWER_AT_ONCE = ",i";

  /** Answered by {@link #dialResult}: three variables in one round trip. */
  static final String DIAL_OUTCOME = "${DIALSTATUS}|${ANSWEREDTIME_MS}|${HANGUPCAUSE}";

  /** Answered by {@link #joinResult}. */
  static final String JOIN_OUTCOME = "${BRIDGERESULT}";

  /** MSet, as {@link #dialling}: what an earlier join left must not pass for this one's end. */
  static final String JOINING = "HATCH_STATE=join,TIMEOUT(absolute)=0,BRIDGERESULT=";

  private static final int CAUSE_NO_USER_RESPONSE = 18;
  private static final int CAUSE_NO_ANSWER = 19;
  private static final int CAUSE_REJECTED = 21;
  private static final int SILENCE_SECONDS = 10;
  private static final int WAV_HEADER_BYTES = 44;
  private static final int WAV_BYTES_PER_MS = 16;
  private static final Pattern UNIQUE_ID = Pattern.compile("[A-Za-z0-9.-]{1,149}");
  private static final Pattern RECORDING = Pattern.compile("/[A-Za-z0-9_./+-]{1,400}\\.wav");

  private AgiWords() {}

  /** MSet: the caller is ours for this long from now, and not with an agent. */
  static String held(Duration hold) {
    return "HATCH_STATE=,TIMEOUT(absolute)=" + hold.toSeconds();
  }

  /** MSet: no time-out cuts a conversation, and after our death the dialplan knows of it. */
  static String dialling(DialRequest request) {
    return "HATCH_STATE=dial,TIMEOUT(absolute)=0,CALLERID(name)=" + request.display();
  }

  /**
   * Dial.
   *
   * @param musicClass what the caller hears meanwhile; null for a ringing tone
   */
  static String dial(DialRequest request, @Nullable String musicClass) {
    String heard = musicClass == null ? "r" : "m(" + musicClass + ")";
    return device(request.agent()) + "," + ceilSeconds(request.ring()) + ",g" + heard;
  }

  /** The same for a number outside: the channel that dials it inherits what it is to show. */
  static String dialling(OutsideDial request) {
    return "HATCH_STATE=dial,TIMEOUT(absolute)=0,__HATCH_SHOWN=" + request.shown();
  }

  /** Dial, by way of the dialplan, which holds the rules of dialling, too. */
  static String dial(OutsideDial request) {
    String to = "Local/" + request.number().e164() + "@hatchline-outside/n";
    return to + "," + ceilSeconds(request.ring()) + ",g";
  }

  /**
   * Bridge: the agent's phone is hung up when the caller leaves; the caller comes back to us.
   *
   * @throws IllegalArgumentException if the unique id has characters that Asterisk would read as
   *     syntax
   */
  static String bridge(Channel agent) {
    if (!UNIQUE_ID.matcher(agent.uniqueId()).matches()) {
      throw new IllegalArgumentException(
          "expected a channel's unique id, found '" + agent.uniqueId() + "'");
    }
    return agent.uniqueId() + ",x";
  }

  /**
   * How a join ended.
   *
   * @param outcome what Asterisk answered to {@link #JOIN_OUTCOME}
   */
  static DialResult joinResult(String outcome, Duration talk) {
    return outcome.equals("SUCCESS")
        ? new DialResult.Answered(talk)
        : new DialResult.Unreachable(outcome);
  }

  private static String device(AgentId agent) {
    return "PJSIP/" + agent;
  }

  /**
   * Record: until {@code #} or {@code 0}, 10 s of silence or the limit; kept on a hang-up.
   *
   * @throws IllegalArgumentException if the path is not absolute, no {@code .wav}, or has
   *     characters that Asterisk would read as syntax
   */
  static String record(Path wav, Duration max) {
    if (!RECORDING.matcher(wav.toString()).matches()) {
      throw new IllegalArgumentException("expected an absolute plain path to a .wav, found " + wav);
    }
    if (max.compareTo(Duration.ofSeconds(1)) < 0 || max.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException("expected 1 s to 15 min, found " + max);
    }
    return wav + "," + SILENCE_SECONDS + "," + ceilSeconds(max) + ",ko";
  }

  /** The length of a recording from the size of its file: 8 kHz, 16 bit, mono. */
  static Duration recordedLength(long fileBytes) {
    return Duration.ofMillis(Math.max(0, fileBytes - WAV_HEADER_BYTES) / WAV_BYTES_PER_MS);
  }

  /**
   * How a dial ended.
   *
   * @param outcome what Asterisk answered to {@link #DIAL_OUTCOME}
   * @param cancelled we told the phone to stop
   */
  static DialResult dialResult(String outcome, boolean cancelled) {
    String[] words = outcome.split("\\|", -1);
    String status = words[0];
    if (status.equals("ANSWER")) {
      return new DialResult.Answered(Duration.ofMillis(number(words, 1)));
    }
    if (cancelled) {
      return new DialResult.Cancelled();
    }
    // A dial that rings out leaves the cause of the dial before it.
    return switch (status) {
      case "BUSY" -> new DialResult.Busy();
      case "NOANSWER" -> new DialResult.NoAnswer();
      default -> refused(status, number(words, 2));
    };
  }

  private static DialResult refused(String status, long cause) {
    if (cause == CAUSE_REJECTED) {
      return new DialResult.Declined();
    }
    return cause == CAUSE_NO_ANSWER || cause == CAUSE_NO_USER_RESPONSE
        ? new DialResult.NoAnswer()
        : new DialResult.Unreachable(status + "/" + cause);
  }

  private static long number(String[] words, int index) {
    return index < words.length && words[index].matches("[0-9]{1,12}")
        ? Long.parseLong(words[index])
        : 0;
  }

  private static long ceilSeconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
