package dev.hatchline.metrics.score;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.metrics.measure.CallReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@link Conduct} from the events of one call. */
final class ConductReader {
  private final List<Instant> waitsTold = new ArrayList<>();
  private final List<Instant> callBackOffered = new ArrayList<>();
  private final Map<Instant, Instant> unseen = new HashMap<>();
  private final KeysTaken keysTaken = new KeysTaken();
  private @Nullable Instant joined;
  private @Nullable Instant known;
  private Conduct.Wish worst = Conduct.Wish.NONE;
  private boolean wished;
  private boolean passedOver;
  private boolean wantsPerson;
  private boolean inLine;
  private boolean meanwhile;
  private boolean askedOnTheWay;
  private boolean gave;
  private boolean failing;
  private boolean reached;
  private boolean endedOnError;
  private boolean cutInLine;

  private ConductReader() {}

  static Optional<Conduct> read(Iterable<CallEvent> events) {
    ConductReader reader = new ConductReader();
    CallReader measures = null;
    for (CallEvent event : events) {
      measures = measures == null ? new CallReader(event.call()) : measures;
      measures.add(event);
      reader.add(event);
    }
    return reader.conduct(measures);
  }

  private Optional<Conduct> conduct(@Nullable CallReader measures) {
    if (measures == null) {
      return Optional.empty();
    }
    return measures
        .read()
        .map(call ->
            new Conduct(
                call,
                worst,
                askedOnTheWay,
                gave,
                endedOnError,
                cutInLine,
                waitsTold,
                callBackOffered,
                keysTaken.all(),
                unseen));
  }

  private void add(CallEvent event) {
    lookAtLine(event);
    keysTaken.add(event);
    take(event);
  }

  /** Whether the caller is still in line, and until when that was seen. */
  private void lookAtLine(CallEvent event) {
    switch (event) {
      case CallEvent.JoinedLine e -> {
        joined = joined == null ? e.at() : joined;
        known = e.at();
      }
      case CallEvent.Bridged _,
          CallEvent.Promised _,
          CallEvent.MessageStarted _,
          CallEvent.OutsideRung _ ->
          joined = null;
      case CallEvent.Readopted e -> {
        if (e.waits()) {
          known = e.at();
        } else if (e.withAgent()) {
          lostSight();
        }
      }
      case CallEvent.Ended e -> {
        if (endUnseen(e)) {
          lostSight();
        }
        joined = null;
      }
      default -> known = event.at();
    }
  }

  /** Asterisk alone may have brought the caller to a person, of which no event tells. */
  private static boolean endUnseen(CallEvent.Ended event) {
    return Boolean.TRUE.equals(event.unseen())
        || switch (event.end().reason()) {
          case WITHOUT_ENGINE, SERVED -> true;
          case LEFT_FLOW,
              LEFT_LINE,
              LEFT_RINGING,
              MESSAGE,
              PROMISED,
              TRANSFERRED,
              FLOW_ENDED,
              ASTERISK_LOST ->
              false;
        };
  }

  private void lostSight() {
    if (joined != null && known != null) {
      unseen.put(joined, known);
    }
    joined = null;
  }

  private void take(CallEvent event) {
    switch (event) {
      case CallEvent.NoInput _, CallEvent.NoMatch _ -> {
        failing = true;
        passedOver = wished;
      }
      case CallEvent.Chose _ -> {
        failing = false;
        passedOver = wished;
      }
      case CallEvent.KeyPressed _, CallEvent.Said _, CallEvent.Scored _ -> failing = false;
      case CallEvent.Gave _ -> {
        failing = false;
        gave = true;
        passedOver = wished;
        askedOnTheWay |= wantsPerson && !meanwhile;
      }
      case CallEvent.ZeroOut _ -> {
        failing = false;
        meanwhile = false;
        wished = true;
        wantsPerson = true;
      }
      case CallEvent.AutomationMeanwhile _ -> meanwhile = true;
      case CallEvent.BackInLine _ -> {
        heard();
        meanwhile = false;
      }
      case CallEvent.JoinedLine _ -> {
        heard();
        inLine = true;
        wantsPerson = true;
      }
      case CallEvent.PlaceTold e -> e.range().ifPresent(_ -> waitsTold.add(e.at()));
      case CallEvent.ChoicesTold e -> {
        if (e.callback()) {
          callBackOffered.add(e.at());
        }
      }
      case CallEvent.AgentRung _ -> heard();
      case CallEvent.OutsideRung _ -> {
        heard();
        inLine = false;
      }
      case CallEvent.Bridged _ -> served();
      case CallEvent.Promised _, CallEvent.MessageStarted _ -> served();
      case CallEvent.Readopted e -> {
        if (e.withAgent()) {
          served();
        }
      }
      case CallEvent.Ended e -> ended(e.end());
      case CallEvent.Arrived _,
          CallEvent.PromptStarted _,
          CallEvent.LookedUp _,
          CallEvent.Wanted _,
          CallEvent.Noted _,
          CallEvent.OutsideMissed _,
          CallEvent.MusicSwitched _,
          CallEvent.AgentMissed _,
          CallEvent.AgentLeft _,
          CallEvent.CallerMoved _,
          CallEvent.PromiseWithdrawn _,
          CallEvent.CalledBack _,
          CallEvent.GoOnOffered _,
          CallEvent.WentOn _ -> {}
    }
  }

  private void heard() {
    if (wished) {
      came(Conduct.Wish.HEARD);
    }
  }

  /** The wait is over, with a person or by what stands in for one. */
  private void served() {
    heard();
    inLine = false;
    wantsPerson = false;
    meanwhile = false;
    failing = false;
    reached = true;
  }

  private void came(Conduct.Wish wish) {
    wished = false;
    passedOver = false;
    worst = wish.compareTo(worst) > 0 ? wish : worst;
  }

  private void ended(CallEnd end) {
    boolean byCaller = end.party() == CallEnd.Party.CALLER;
    if (wished) {
      came(byCaller && !passedOver ? Conduct.Wish.LEFT : Conduct.Wish.UNHEARD);
    }
    endedOnError =
        failing
            && !reached
            && end.party() == CallEnd.Party.LINE
            && end.reason() == CallEnd.Reason.FLOW_ENDED;
    cutInLine =
        inLine
            && switch (end.party()) {
              case LINE -> end.reason() != CallEnd.Reason.TRANSFERRED;
              case NETWORK -> true;
              case CALLER, AGENT -> false;
            };
    inLine = false;
  }
}
