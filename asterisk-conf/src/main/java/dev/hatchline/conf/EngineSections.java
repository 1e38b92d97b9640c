package dev.hatchline.conf;

import java.util.Map;

/**
 * How a caller finds an engine, and the other one when that fails. With one engine no step is
 * added: each costs the news of it.
 *
 * <pre>
 *   half of the callers ─▶ a ─fails─▶ b ─fails─▶ people
 *   the other half      ─▶ b ─fails─▶ a ─fails─▶ people
 * </pre>
 *
 * Each is tried once in a fall, whatever they do: a fall ends only when an engine takes somebody
 * back from the people, and that one has found the caller there.
 */
final class EngineSections {
  private EngineSections() {}

  static Map<String, Object> render(OperatorConfig config, Installation installation) {
    return config.twoEngines() ? two(installation) : one(installation);
  }

  private static Map<String, Object> one(Installation installation) {
    return Map.of(
        "choose", "",
        "fall", "",
        "engine", installation.seenBy(EngineName.A).agiPort(),
        "other", "",
        "people", "",
        "taken", "exten => A,1,Goto(hatchline-back,s,1)",
        "orderer", "");
  }

  private static Map<String, Object> two(Installation installation) {
    return Map.of(
        "choose",
        CHOOSE,
        "fall",
        FALL,
        "engine",
        "$[%d + ${HATCH_ENGINE}]".formatted(installation.seenBy(EngineName.A).agiPort()),
        "other",
        OTHER,
        "people",
        "(people)",
        "taken",
        taken(EngineName.A) + "\n" + taken(EngineName.B),
        "orderer",
        ",HATCH_ENGINE=${CUT(HATCH_ORDER,:,8)}");
  }

  /** By the call's id: a conversation takes two channels, so that their numbers are all even. */
  private static final String CHOOSE =
      "\n same => n,Set(HATCH_ENGINE=$[\"${HATCH_CALL:-1}\" >= \"8\"])";

  /** What an earlier fall left must not pass for this one's. */
  private static final String FALL = "MSet(HATCH_TRIED=,AGISTATUS=)\n same => n(engine),";

  /** Who was with the engine that failed hears no greeting again; whom it refused heard none. */
  private static final String OTHER =
      """
      ; The other engine is tried once, unless this one has sent the caller to people.
       same => n,GotoIf($["${HATCH_TRIED}" = "1" | "${HATCH_STATE}" = "people"]?people)
       same => n,MSet(HATCH_TRIED=1,HATCH_ENGINE=$[1 - ${HATCH_ENGINE}],\
      HATCH_RETURNED=${IF($["${AGISTATUS}" = "FAILURE"]?${HATCH_RETURNED}:1)})
       same => n,Goto(engine)
      """;

  /** The engine that found the caller among the people is the one that takes the caller back. */
  private static String taken(EngineName engine) {
    return """
    exten => %s,1,Set(HATCH_ENGINE=%d)
     same => n,Goto(hatchline-back,s,1)\
    """
        .formatted(engine.key(), engine.number());
  }
}
