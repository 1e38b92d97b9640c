package dev.hatchline.app;

import dev.hatchline.app.asterisk.Agents;
import dev.hatchline.app.asterisk.LostEvents;
import dev.hatchline.call.AgentId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.agi.AgiSettings;
import dev.hatchline.telephony.ami.AmiSettings;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Where engine and Asterisk meet: on this machine only. */
final class AsteriskSide {
  private static final String AMI_USER = "hatchline";
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private AsteriskSide() {}

  static AudioSocketServer media(Setting setting) throws IOException {
    return AudioSocketServer.listen(
        new InetSocketAddress(LOOPBACK, setting.installation().audioSocketPort()),
        Set.of(LOOPBACK),
        MediaLimits.standard());
  }

  /** {@code engine} is the number of this one beside another; empty if it is alone. */
  static AmiSettings ami(Setting setting, String engine) {
    return new AmiSettings(
        LOOPBACK.getHostAddress(),
        setting.installation().amiPort(),
        AMI_USER,
        setting.secrets().ami(),
        engine);
  }

  /** {@code mark} is what the channels bear that this engine has. */
  static AgiSettings agi(Setting setting, String mark) {
    return AgiSettings.at(
        new InetSocketAddress(LOOPBACK, setting.installation().agiPort()),
        setting.secrets().agiScript(),
        mark);
  }

  /** Again and again, as what Asterisk tells may be lost. */
  static void look(AsteriskLink link, ScheduledExecutorService timer) {
    long every = LostEvents.LOOK_EVERY.toMillis();
    var _ = timer.scheduleWithFixedDelay(link::look, every, every, TimeUnit.MILLISECONDS);
  }

  static Agents agents(OperatorConfig config) {
    return new Agents(
        config.agents().stream()
            .map(agent -> new AgentId(agent.extension()))
            .collect(Collectors.toSet()));
  }
}
