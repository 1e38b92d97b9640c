package dev.hatchline.telephony.ami;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Present;
import dev.hatchline.telephony.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.CoreStatusResponse;
import org.asteriskjava.manager.response.GetVarResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/** Reads the whole truth, one list after the other; a few ms each. */
final class SnapshotReader {
  static final String PAUSED_FAMILY = "hatchline-paused";
  static final String DIALLED_FAMILY = "hatchline-dialled";

  /** The dialplan's global variable; at 1 new calls are refused. */
  static final String DRAIN = "HATCH_DRAIN";

  private final ManagerConnection connection;

  SnapshotReader(ManagerConnection connection) {
    this.connection = connection;
  }

  /** The truth, and the members of app_queue whose pause differs from the lasting mark. */
  record Truth(Snapshot snapshot, Map<AgentId, Boolean> pausesToMirror) {}

  /**
   * @throws IOException if Asterisk refuses a list (the AMI user lacks a right), answers none in
   *     time, or the connection is lost
   */
  Truth read() throws IOException {
    Instant started = started();
    boolean draining = draining();
    Map<AgentId, String> paused = paused();
    List<Snapshot.Waiting> waiting = new ArrayList<>();
    Map<AgentId, Boolean> mirror = new HashMap<>();
    for (ResponseEvent event : list(new QueueStatusAction())) {
      switch (event) {
        case QueueEntryEvent e ->
            waiting.add(
                new Snapshot.Waiting(
                    EventReader.text(e.getQueue()),
                    EventReader.channel(e.getChannel(), e.getUniqueId()),
                    e.getPosition() == null ? 0 : e.getPosition()));
        case QueueMemberEvent e -> mirrored(e, paused, mirror);
        default -> {}
      }
    }
    Map<AgentId, DeviceState> devices = devicesFirst();
    return new Truth(new Snapshot(started, draining, channels(), devices, paused, waiting), mirror);
  }

  /** The phones and the channels alone. */
  Present present() throws IOException {
    Map<AgentId, DeviceState> devices = devicesFirst();
    return new Present(channels().stream().map(Snapshot.Seen::channel).toList(), devices);
  }

  private static void mirrored(
      QueueMemberEvent member, Map<AgentId, String> paused, Map<AgentId, Boolean> mirror) {
    EventReader.agentOf(member.getInterface())
        .filter(agent -> paused.containsKey(agent) != Boolean.TRUE.equals(member.getPaused()))
        .ifPresent(agent -> mirror.put(agent, paused.containsKey(agent)));
  }

  private Instant started() throws IOException {
    ManagerResponse response = ask(new CoreStatusAction());
    @Nullable Date at =
        response instanceof CoreStatusResponse status
            ? status.getCoreStartupDateTimeAsDate()
            : null;
    if (at == null) {
      throw new IOException("CoreStatus: expected the start time, found " + said(response));
    }
    return at.toInstant();
  }

  private boolean draining() throws IOException {
    return ask(new GetVarAction(DRAIN)) instanceof GetVarResponse drain
        && "1".equals(drain.getValue());
  }

  private @Nullable ManagerResponse ask(ManagerAction action) throws IOException {
    try {
      return connection.sendAction(action);
    } catch (TimeoutException | IllegalStateException e) {
      throw new IOException(action.getAction() + ": " + e.getMessage(), e);
    }
  }

  private List<Snapshot.Seen> channels() throws IOException {
    List<Snapshot.Seen> channels = new ArrayList<>();
    for (ResponseEvent event : list(new CoreShowChannelsAction())) {
      if (event instanceof CoreShowChannelEvent e) {
        channels.add(
            new Snapshot.Seen(
                EventReader.channel(e.getChannel(), e.getUniqueid()),
                EventReader.text(e.getLinkedid()),
                known(e.getBridgeid()),
                EventReader.marks(e),
                known(e.getCallerIdNum()),
                known(e.getConnectedLineNum()),
                EventReader.text(e.getContext()),
                EventReader.text(e.getExten()),
                EventReader.text(e.getApplication())));
      }
    }
    return channels;
  }

  /**
   * To be asked before the channels: a phone that is free, and has a channel after that, is rung
   * since, and not free any more. The other way round its call may have ended since, and a phone
   * that is free would be held for ringing.
   */
  private Map<AgentId, DeviceState> devicesFirst() throws IOException {
    Map<AgentId, DeviceState> devices = new HashMap<>();
    for (ResponseEvent event : list(new ManagerWords.ListDeviceStates())) {
      if (event instanceof ManagerWords.DeviceStateSeen e) {
        EventReader.agentOf(e.getDevice())
            .ifPresent(agent -> devices.put(agent, EventReader.state(e.getState())));
      }
    }
    return devices;
  }

  /** Beside each agent: since when (s), and why if the agent said so. */
  private Map<AgentId, String> paused() throws IOException {
    Map<AgentId, String> paused = new HashMap<>();
    for (ResponseEvent event : list(new ManagerWords.GetDbTree(PAUSED_FAMILY))) {
      if (event instanceof ManagerWords.DbTreeEntry e) {
        String key = EventReader.text(e.getKey());
        EventReader.agentOf("PJSIP/" + key.substring(key.lastIndexOf('/') + 1))
            .ifPresent(agent -> paused.put(agent, reason(EventReader.text(e.getVal()))));
      }
    }
    return paused;
  }

  private static String reason(String mark) {
    return EventReader.pauseReason(mark.substring(mark.indexOf(' ') + 1));
  }

  /**
   * What the record says of each key that was dialled. A word that we do not know stands for a call
   * of unknown end: it was dialled.
   */
  Map<CallId, DialFate> fates() throws IOException {
    Map<CallId, DialFate> fates = new HashMap<>();
    for (ResponseEvent event : list(new ManagerWords.GetDbTree(DIALLED_FAMILY))) {
      if (event instanceof ManagerWords.DbTreeEntry e) {
        String path = EventReader.text(e.getKey());
        String key = path.substring(path.lastIndexOf('/') + 1);
        if (DialNews.KEY.matcher(key).matches()) {
          String word = EventReader.text(e.getVal()).replaceFirst(" .*", "");
          fates.put(CallId.of(key), DialFate.of(word).orElse(DialFate.DIALLING));
        }
      }
    }
    return fates;
  }

  private Collection<ResponseEvent> list(EventGeneratingAction action) throws IOException {
    try {
      var answer = connection.sendEventGeneratingAction(action);
      if (answer.getResponse() instanceof ManagerError refused) {
        throw new IOException(action.getAction() + ": " + said(refused));
      }
      return answer.getEvents();
    } catch (EventTimeoutException | IllegalStateException e) {
      throw new IOException(action.getAction() + ": " + e.getMessage(), e);
    }
  }

  private static String said(@Nullable ManagerResponse response) {
    return response == null ? "nothing" : response.getResponse() + ": " + response.getMessage();
  }

  static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() || text.equals("<unknown>") ? null : text;
  }
}
