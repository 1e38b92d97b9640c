package dev.hatchline.telephony.ami;

import java.util.List;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * The manager events and actions that Asterisk-Java 3.42 does not know, or knows without what we
 * need. Public, with public setters, because it fills them in by reflection; for nobody else.
 */
public final class ManagerWords {
  private ManagerWords() {}

  static List<Class<? extends ManagerEvent>> events() {
    return List.of(
        DeviceStateSeen.class,
        DeviceStatesListed.class,
        DbTreeEntry.class,
        DbTreeListed.class,
        PauseSaid.class,
        DialledSaid.class,
        AgentLegSaid.class,
        MessageKeySaid.class);
  }

  /** A device's state: news, or a line of the answer to {@link ListDeviceStates}. */
  @AsteriskMapping("DeviceStateChange")
  public static final class DeviceStateSeen extends ResponseEvent {
    private static final long serialVersionUID = 1;
    private @Nullable String device;
    private @Nullable String state;

    public DeviceStateSeen(Object source) {
      super(source);
    }

    public @Nullable String getDevice() {
      return device;
    }

    public void setDevice(String device) {
      this.device = device;
    }

    public @Nullable String getState() {
      return state;
    }

    public void setState(String state) {
      this.state = state;
    }
  }

  /** The end of the answer to {@link ListDeviceStates}. */
  @AsteriskMapping("DeviceStateListComplete")
  public static final class DeviceStatesListed extends ResponseEvent {
    private static final long serialVersionUID = 1;

    public DeviceStatesListed(Object source) {
      super(source);
    }

    public void setEventList(String ignored) {}

    public void setListItems(String ignored) {}
  }

  /** Asks for the state of every device; needs the right {@code call} or {@code reporting}. */
  public static final class ListDeviceStates extends AbstractManagerAction
      implements EventGeneratingAction {
    private static final long serialVersionUID = 1;

    @Override
    public String getAction() {
      return "DeviceStateList";
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
      return DeviceStatesListed.class;
    }
  }

  /** One key of Asterisk's database. */
  @AsteriskMapping("DBGetTreeResponse")
  public static final class DbTreeEntry extends ResponseEvent {
    private static final long serialVersionUID = 1;
    private @Nullable String key;
    private @Nullable String val;

    public DbTreeEntry(Object source) {
      super(source);
    }

    /** Such as {@code /hatchline-paused/101}. */
    public @Nullable String getKey() {
      return key;
    }

    public void setKey(String key) {
      this.key = key;
    }

    public @Nullable String getVal() {
      return val;
    }

    public void setVal(String val) {
      this.val = val;
    }
  }

  /** The end of the answer to {@link GetDbTree}. */
  @AsteriskMapping("DBGetTreeComplete")
  public static final class DbTreeListed extends ResponseEvent {
    private static final long serialVersionUID = 1;

    public DbTreeListed(Object source) {
      super(source);
    }

    public void setEventList(String ignored) {}

    public void setListItems(String ignored) {}
  }

  /** Asks for a family of Asterisk's database; needs the right {@code reporting}. */
  public static final class GetDbTree extends AbstractManagerAction
      implements EventGeneratingAction {
    private static final long serialVersionUID = 1;
    private final String family;

    public GetDbTree(String family) {
      this.family = family;
    }

    @Override
    public String getAction() {
      return "DBGetTree";
    }

    public String getFamily() {
      return family;
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
      return DbTreeListed.class;
    }
  }

  /** {@code UserEvent(HatchlinePause,Agent: 101,Paused: 1,Reason: lunch,By: )} of the dialplan. */
  @AsteriskMapping("HatchlinePause")
  public static final class PauseSaid extends UserEvent {
    private static final long serialVersionUID = 1;
    private @Nullable String agent;
    private @Nullable String paused;
    private @Nullable String reason;
    private @Nullable String by;

    public PauseSaid(Object source) {
      super(source);
    }

    public @Nullable String getAgent() {
      return agent;
    }

    public void setAgent(String agent) {
      this.agent = agent;
    }

    public @Nullable String getPaused() {
      return paused;
    }

    public void setPaused(String paused) {
      this.paused = paused;
    }

    public @Nullable String getReason() {
      return reason;
    }

    public void setReason(String reason) {
      this.reason = reason;
    }

    public @Nullable String getBy() {
      return by;
    }

    public void setBy(String by) {
      this.by = by;
    }
  }

  /** The dialplan's {@code UserEvent(HatchlineDialled,Key: …,Status: busy)}. */
  @AsteriskMapping("HatchlineDialled")
  public static final class DialledSaid extends UserEvent {
    private static final long serialVersionUID = 1;
    private @Nullable String key;
    private @Nullable String status;

    public DialledSaid(Object source) {
      super(source);
    }

    public @Nullable String getKey() {
      return key;
    }

    public void setKey(String key) {
      this.key = key;
    }

    public @Nullable String getStatus() {
      return status;
    }

    public void setStatus(String status) {
      this.status = status;
    }
  }

  /** The dialplan's {@code UserEvent(HatchlineAgentLeg)}: the channel's unique id says all. */
  @AsteriskMapping("HatchlineAgentLeg")
  public static final class AgentLegSaid extends UserEvent {
    private static final long serialVersionUID = 1;

    public AgentLegSaid(Object source) {
      super(source);
    }
  }

  /** {@code UserEvent(HatchlineMessageKey,Pressed: 1)}: the channel's unique id says the rest. */
  @AsteriskMapping("HatchlineMessageKey")
  public static final class MessageKeySaid extends UserEvent {
    private static final long serialVersionUID = 1;
    private @Nullable String pressed;

    public MessageKeySaid(Object source) {
      super(source);
    }

    public @Nullable String getPressed() {
      return pressed;
    }

    public void setPressed(String pressed) {
      this.pressed = pressed;
    }
  }
}
