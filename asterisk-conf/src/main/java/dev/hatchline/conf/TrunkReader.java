package dev.hatchline.conf;

import org.snakeyaml.engine.v2.nodes.Node;

/** The trunk: none, or exactly one of the two ways to a carrier. */
final class TrunkReader {
  private static final int SIP_PORT = 5060;

  private TrunkReader() {}

  static Trunk read(Problems problems, Section root, OperatorConfig.Listen listen) {
    Trunk trunk = root.inside("trunk", new Trunk.Loopback(), section -> kind(problems, section));
    if (!(trunk instanceof Trunk.Loopback) && listen.sip().isLoopbackAddress()) {
      problems.add(
          root.at("trunk"),
          "a carrier cannot reach us while listen.sip is " + listen.sip().getHostAddress(),
          "listen.sip to be an address the carrier sees, such as 0.0.0.0");
    }
    return trunk;
  }

  private static Trunk kind(Problems problems, Section section) {
    boolean register = section.has("register");
    boolean address = section.has("address");
    if (register == address) {
      Node at = section.node();
      problems.add(
          at,
          register ? "'register' and 'address' stand here both" : "the trunk says nothing",
          "one of register, address");
    }
    Trunk known = section.inside("address", new Trunk.Loopback(), TrunkReader::address);
    return section.inside("register", known, TrunkReader::registration);
  }

  private static Trunk registration(Section section) {
    section.want("host", TextForm.HOST);
    section.want("user", TextForm.SIP_USER);
    return new Trunk.Registration(
        section.text("host", "", TextForm.HOST),
        section.number("port", SIP_PORT, 1, 65_535),
        section.text("user", "", TextForm.SIP_USER),
        section.text("password-secret", "trunk-password", TextForm.SECRET_NAME));
  }

  private static Trunk address(Section section) {
    section.want("host", TextForm.HOST);
    return new Trunk.Address(
        section.text("host", "", TextForm.HOST),
        section.number("port", SIP_PORT, 1, 65_535),
        section.texts("from", TextForm.NETWORK));
  }
}
