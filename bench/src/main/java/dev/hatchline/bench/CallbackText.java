package dev.hatchline.bench;

/** What stands around the table of {@code docs/bench/callback.md}. */
final class CallbackText {
  private static final String HEAD =
      """
      # Callbacks against bare Asterisk

      Written by `./hatchline bench callback`, which exits with 1 when something is missed; all
      values are in [callback.json](callback.json).

      """;

  private static final String TAIL =
      """

      How it is measured: 50 customers at once, each with a number that was never called before, while
      50 agents are free; on the same Asterisk in the same run and by turns, by `POST /api/callbacks`,
      and by 50 `Originate` (`Async`) on one connection to Asterisk's manager, whose answered legs
      run one line of dialplan, `Dial` to the agent's phone. Customers and agents are
      [phones in one Java process](../phones.md#for-measuring) on the same machine, so what they take
      of its processors, both sides have to do without; so does who asks over HTTP.

      - **request to INVITE**: from the moment before the request (bare: the order) is sent to the
        INVITE for its number at the carrier. Ours is checked against limits and dialling rules,
        set in line, given an agent, and written to the disk, promise and attempt in one, before
        anybody is dialled, and the agents' phones are rung once all customers are dialled, after
        250 ms at the latest; bare does nothing of this, and 50 orders leave at one
        moment. How soon the promise was answered stands in
        [callback.json](callback.json).
      - **answer to the agent's voice**: from the customer's 200 OK to the first packet in which the
        tone is heard that the agent's phone says (a quarter of the packet's energy, by Goertzel's
        algorithm), so that greeting and music do not count. Agents answer at once. Ours rings both
        phones at the same time, bare the agent's only after the answer; so whoever lets the phone
        ring for 1 s finds the agent there as a rule, and whoever answers at once does not. Those are
        greeted; the greeting has %d s here, and the agent who comes cuts it off.
      """
          .formatted(CallbackFiles.GREETING_S);

  static final BenchText TEXT = new BenchText("callback", HEAD, TAIL);

  private CallbackText() {}
}
