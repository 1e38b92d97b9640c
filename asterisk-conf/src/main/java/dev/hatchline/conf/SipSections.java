package dev.hatchline.conf;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phones and the trunk of pjsip.conf. */
final class SipSections {
  private SipSections() {}

  static Map<String, ?> render(OperatorConfig config, Installation installation, Secrets secrets) {
    return Map.of(
        "sipAddress", config.listen().sip().getHostAddress(),
        "external", external(config.listen()),
        "trunk", trunk(config, installation, secrets),
        "agents",
            config.agents().stream()
                .map(agent -> agent(agent, config, secrets))
                .collect(Collectors.joining("\n")));
  }

  /** Behind NAT: what the outside is told, except networks that are never outside. */
  private static String external(OperatorConfig.Listen listen) {
    return listen
        .external()
        .map(address ->
            """
            external_media_address = %1$s
            external_signaling_address = %1$s
            local_net = 127.0.0.0/8
            local_net = 10.0.0.0/8
            local_net = 172.16.0.0/12
            local_net = 192.168.0.0/16
            """
                .formatted(address.getHostAddress()))
        .orElse("");
  }

  /**
   * A phone may come by UDP or TCP, so its endpoint is bound to no transport, and where the sound
   * may come in is said by itself.
   */
  private static String media(OperatorConfig.Listen listen) {
    return listen.sip().isAnyLocalAddress()
        ? "; sound on every address, as SIP"
        : "media_address = %s\nbind_rtp_to_media_address = yes"
            .formatted(listen.sip().getHostAddress());
  }

  private static String agent(OperatorConfig.Agent agent, OperatorConfig config, Secrets secrets) {
    return Template.named("part/agent.conf")
        .with(
            Map.of(
                "extension", agent.extension(),
                "name", agent.name(),
                "media", media(config.listen()),
                "password", secrets.phone(agent.extension())));
  }

  private static String trunk(OperatorConfig config, Installation installation, Secrets secrets) {
    return switch (config.trunk()) {
      case Trunk.Loopback _ ->
          Template.named("part/trunk-loopback.conf")
              .with(
                  Map.of("host", Installation.LOOPBACK_CARRIER, "port", installation.trunkPort()));
      case Trunk.Address carrier ->
          Template.named("part/trunk-address.conf")
              .with(
                  Map.of(
                      "host", carrier.host(),
                      "port", carrier.port(),
                      "match",
                          Stream.concat(Stream.of(carrier.host()), carrier.from().stream())
                              .collect(Collectors.joining(","))));
      case Trunk.Registration carrier ->
          Template.named("part/trunk-registration.conf")
              .with(
                  Map.of(
                      "host", carrier.host(),
                      "port", carrier.port(),
                      "user", carrier.user(),
                      "contactUser", config.lines().getFirst().number(),
                      "password", escaped(secrets.carrier().orElseThrow())));
    };
  }

  /** In Asterisk's files a bare {@code ;} starts a comment. */
  private static String escaped(String password) {
    return password.replace("\\", "\\\\").replace(";", "\\;");
  }
}
