package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.OutsideDial;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.Ticket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;
import org.asteriskjava.fastagi.reply.AgiReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes a leg's steps on the call's own thread.
 *
 * <pre>
 *   we                                            Asterisk
 *   EXEC MSet HATCH_STATE=,TIMEOUT(absolute)=60 ─▶
 *                                              ◀─ 200 result=0
 *   EXEC Answer ,i                              ─▶      (once)
 *                                              ◀─ 200 result=0
 *   EXEC AudioSocket TICKET,host:port           ─▶      (sound both ways; we end it by 0x00)
 *                                              ◀─ 200 result=0
 *   EXEC MSet HATCH_STATE=dial,…                ─▶
 *                                              ◀─ 200 result=0
 *   EXEC Dial PJSIP/101,20,gm(hatchline-17)     ─▶      (rings, talks)
 *                                              ◀─ 200 result=0
 *   GET FULL VARIABLE ${DIALSTATUS}|…           ─▶
 *                                              ◀─ 200 result=1 (ANSWER|81234|16)
 * </pre>
 *
 * A result of -1 does not tell whether the channel left or the application failed; the next command
 * does: it is refused, or the stream has ended, only when the channel left.
 */
final class LegRunner {
  private static final Logger log = LoggerFactory.getLogger(LegRunner.class);

  /** While nothing is asked, a word to Asterisk this often shows whether the caller is here. */
  private static final Duration IDLE_WORD = Duration.ofSeconds(1);

  private final LegScript leg;
  private final AgiChannel asterisk;
  private final AudioSocketServer media;
  private final String mediaAddress;
  private final Duration hold;
  private final String owned;
  private boolean answered;

  LegRunner(LegScript leg, AgiChannel asterisk, AudioSocketServer media, AgiSettings settings) {
    this.leg = leg;
    this.asterisk = asterisk;
    this.media = media;
    InetSocketAddress at = media.address();
    this.mediaAddress = at.getAddress().getHostAddress() + ":" + at.getPort();
    this.hold = settings.hold();
    this.owned = settings.owner().isEmpty() ? "" : ",HATCH_OWNER=" + settings.owner();
  }

  /** Runs until the leg is finished or the channel has left. */
  void run() {
    try {
      while (step()) {}
    } catch (AgiHangupException e) {
      leg.tell(new LegEvent.Moved());
    } catch (AgiException e) {
      log.warn("{}: expected a reply to a command, found {}", leg.arrival().call(), e.getMessage());
      leg.tell(new LegEvent.Moved());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leg.release();
    }
  }

  private boolean step() throws AgiException, InterruptedException {
    Step step = leg.next(IDLE_WORD);
    switch (step) {
      case null -> set(AgiWords.held(hold) + owned);
      case Step.Open() -> talk();
      case Step.Dial(DialRequest request) -> dial(request);
      case Step.Outside(OutsideDial request) -> dial(request);
      case Step.Join(Channel agent) -> join(agent);
      case Step.Abandoned() -> leg.tell(new LegEvent.DialEnded(new DialResult.Cancelled()));
      case Step.Recording(Path wav, Duration max) -> record(wav, max);
      case Step.Finish(FinishAs as) -> {
        set("HATCH_STATE=" + (as == FinishAs.DONE ? "done" : "people"));
        return false;
      }
    }
    return true;
  }

  private void talk() throws AgiException {
    Dialogue dialogue = leg.begin();
    if (dialogue == null) {
      leg.rest();
      return;
    }
    set(AgiWords.held(hold) + owned);
    answer();
    Ticket ticket = media.issue(dialogue);
    int result;
    try {
      result = exec("AudioSocket", ticket + "," + mediaAddress);
    } finally {
      media.withdraw(ticket);
    }
    if (leg.ended()) {
      leg.rest();
      return;
    }
    set(AgiWords.held(hold) + owned); // ends the script here if it was the channel that left
    leg.rest();
    String why = dialogue.fault(result);
    log.warn("{}: expected a dialogue, found: {}", leg.arrival().call(), why);
    leg.tell(new LegEvent.DialogueFailed(why));
  }

  /** Only now, when we are ready to speak: until then the caller hears ringing, not nothing. */
  private void answer() throws AgiException {
    if (!answered) {
      exec("Answer", AgiWords.ANSWER_AT_ONCE);
      answered = true;
    }
  }

  private void dial(DialRequest request) throws AgiException {
    dial(AgiWords.dialling(request), AgiWords.dial(request, leg.musicClass()));
  }

  private void dial(OutsideDial request) throws AgiException {
    try (Tap _ = leg.tap(media, mediaAddress)) {
      dial(AgiWords.dialling(request), AgiWords.dial(request));
    }
  }

  private void dial(String before, String arguments) throws AgiException {
    set(before + owned);
    long from = System.nanoTime();
    exec("Dial", arguments);
    leg.rang(Duration.ofNanos(System.nanoTime() - from));
    String outcome = get(AgiWords.DIAL_OUTCOME);
    boolean cancelled = leg.rest();
    leg.tell(new LegEvent.DialEnded(AgiWords.dialResult(outcome, cancelled)));
  }

  private void join(Channel agent) throws AgiException {
    set(AgiWords.JOINING + owned);
    long from = System.nanoTime();
    exec("Bridge", AgiWords.bridge(agent));
    Duration talk = Duration.ofNanos(System.nanoTime() - from);
    String outcome = get(AgiWords.JOIN_OUTCOME);
    leg.rest();
    leg.tell(new LegEvent.DialEnded(AgiWords.joinResult(outcome, talk)));
  }

  private void record(Path wav, Duration max) throws AgiException {
    set(AgiWords.held(hold.plus(max)) + owned);
    try (Tap _ = leg.tap(media, mediaAddress)) {
      exec("Record", AgiWords.record(wav, max));
    }
    set(AgiWords.held(hold) + owned);
    leg.rest();
    leg.tell(new LegEvent.Recorded(wav, AgiWords.recordedLength(size(wav))));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // nothing was recorded; Asterisk's log says why
    }
  }

  private void set(String variables) throws AgiException {
    exec("MSet", variables);
  }

  private String get(String expression) throws AgiException {
    AgiReply reply = asterisk.sendCommand(new GetFullVariableCommand(expression));
    @Nullable String value = reply.getExtra();
    return value == null ? "" : value;
  }

  private int exec(String application, String arguments) throws AgiException {
    return asterisk.sendCommand(new ExecCommand(application, arguments)).getResultCode();
  }
}
