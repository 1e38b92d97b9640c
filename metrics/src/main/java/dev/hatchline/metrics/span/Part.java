package dev.hatchline.metrics.span;

/** What a span may be of. */
public enum Part {
  /** The whole call, from its first ring. */
  CALL("call", Side.SERVER),
  /** The caller hears something that we say. */
  PROMPT("prompt", Side.INTERNAL),
  /** The caller speaks, until it is known what was said. */
  RECOGNITION("recognition", Side.INTERNAL),
  /** A system of the company is asked. */
  LOOKUP("lookup", Side.CLIENT),
  /** The caller is in line for a person. */
  LINE("wait in line", Side.INTERNAL),
  /** The caller waits for the agent who is rung. */
  RING("wait for agent", Side.INTERNAL),
  /** The leg to an agent, from the first ring on. */
  AGENT("leg to agent", Side.CLIENT),
  /** The leg to a number outside, from the first ring on. */
  OUTSIDE("leg outside", Side.CLIENT),
  /** A customer is dialled whom we owe a call, until the phone is answered. */
  CALLBACK("dial callback", Side.CLIENT),
  /** A customer is dialled for whom there is news, until the phone is answered. */
  NEWS("dial news", Side.CLIENT);

  /** Who asks whom, as far as it says anything. */
  public enum Side {
    INTERNAL,
    SERVER,
    CLIENT
  }

  private final String word;
  private final Side side;

  Part(String word, Side side) {
    this.word = word;
    this.side = side;
  }

  /** Stable, and one of few. */
  public String word() {
    return word;
  }

  public Side side() {
    return side;
  }
}
