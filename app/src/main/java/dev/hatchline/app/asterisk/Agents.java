package dev.hatchline.app.asterisk;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.Snapshot;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which agent a channel belongs to: {@code PJSIP/101-00000007} is agent 101's phone. */
public record Agents(Set<AgentId> known) {
  private static final Pattern PHONE = Pattern.compile("PJSIP/([0-9]{2,8})-[0-9a-f]+");

  public Agents {
    known = Set.copyOf(known);
  }

  /** The devices were asked before the channels: a phone that has one is not free any more. */
  DeviceState device(AgentId agent, Snapshot truth) {
    DeviceState told = truth.devices().getOrDefault(agent, DeviceState.UNAVAILABLE);
    boolean busy =
        truth.channels().stream()
            .anyMatch(seen -> on(seen.channel()).filter(agent::equals).isPresent());
    return told == DeviceState.FREE && busy ? DeviceState.RINGING : told;
  }

  Optional<AgentId> on(Channel channel) {
    Matcher phone = PHONE.matcher(channel.name());
    return phone.matches()
        ? Optional.of(new AgentId(phone.group(1))).filter(known::contains)
        : Optional.empty();
  }
}
