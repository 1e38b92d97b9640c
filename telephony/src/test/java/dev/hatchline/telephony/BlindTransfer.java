package dev.hatchline.telephony;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** What an agent's phone does by REFER: its other side goes elsewhere, it hangs up. */
public final class BlindTransfer extends AbstractManagerAction {
  private static final long serialVersionUID = 1;
  private final String channel;
  private final String context;
  private final String exten;

  BlindTransfer(String channel, String context, String exten) {
    this.channel = channel;
    this.context = context;
    this.exten = exten;
  }

  @Override
  public String getAction() {
    return "BlindTransfer";
  }

  public String getChannel() {
    return channel;
  }

  public String getContext() {
    return context;
  }

  public String getExten() {
    return exten;
  }
}
