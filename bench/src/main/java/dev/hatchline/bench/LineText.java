package dev.hatchline.bench;

/** What stands around the table of {@code docs/bench/line.md}. */
final class LineText {
  private static final String HEAD =
      """
      # The line against bare Asterisk

      Written by `./hatchline bench line`, which exits with 1 when something is missed; all values
      are in [line.json](line.json).

      """;

  private static final String TAIL =
      """

      How it is measured: the same silent callers dial, on the same Asterisk in the same run and by
      turns, the line and a dialplan by hand (`Answer`, `Background`, `WaitExten`, `Dial`), which
      both greet with the same sound. The callers are
      [phones in one Java process](../phones.md#for-measuring) on the same machine, so what they
      take of its processors, both sides have to do without.

      - **first sound**: from the 200 OK to the first RTP packet that is louder than −46 dB.
      - **0 to ringing**: from the first packet of the key `0`, which is held for 100 ms, to the
        INVITE at the agent's phone. 50 calls up: 50 others listen to a prompt meanwhile.
      - **callers who hear well**: the largest number at which ≥ 99.5 % of their packets come and the
        99th percentile of the gaps between two packets is ≤ 40 ms, over 10 s; in steps of 10, the
        median of the rounds. No more than 240 are tried, as the line takes no more: where bare gets
        that far, it might get further, and what is to be reached is 0.9 of 240. Bare is a loop of
        one thread that does nothing but send a sound to AudioSocket (`BareLoop`).
      - **processor time**: of the engine (bare: of the loop), user and system, while 100 callers
        listen.
      """;

  static final BenchText TEXT = new BenchText("line", HEAD, TAIL);

  private LineText() {}
}
