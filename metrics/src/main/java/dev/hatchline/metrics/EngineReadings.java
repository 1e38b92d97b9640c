package dev.hatchline.metrics;

import java.time.Duration;
import java.util.List;

/**
 * How the engine is at one moment, for gauges.
 *
 * @param pools what has a limit
 * @param asterisk whether there is a link to it
 * @param database whether it took, or answered, what it was last asked
 * @param journalled writes that wait for the database on the disk
 * @param amiLag how far behind Asterisk its events were handled of late, 99th percentile
 * @param mediaLate how late the ticks of the pacing thread began of late, 99th percentile
 * @param mediaBehind how long that thread has sent nothing though there is somebody to send to
 */
public record EngineReadings(
    List<Pool> pools,
    boolean asterisk,
    boolean database,
    long journalled,
    Duration amiLag,
    Duration mediaLate,
    Duration mediaBehind) {
  public EngineReadings {
    pools = List.copyOf(pools);
  }

  /**
   * A place with so much room and no more.
   *
   * @param name a stable word
   * @param used of it
   * @param limit past which what comes is refused
   * @param refused what found no room, or was turned away otherwise, since the start
   */
  public record Pool(String name, long used, long limit, long refused) {}

  Pool pool(String name) {
    return pools.stream()
        .filter(pool -> pool.name().equals(name))
        .findFirst()
        .orElse(new Pool(name, 0, 0, 0));
  }
}
