package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.store.SharedHouse;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several engines at one line, random events and deaths: nobody is had by two, nobody is lost, and
 * who came first is served first. A failure names its seed.
 */
class CommonLineIT {
  private static final int EVENTS = 250;
  private static final int SEEDS = 12;

  @TempDir Path folder;

  private int run(SharedHouse house, int engines, long seed) throws Exception {
    try (house) {
      SharedWorld world = new SharedWorld(house, engines, new Random(seed));
      for (int i = 0; i < EVENTS; i++) {
        world.event();
      }
      world.settle();
      return world.given();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", engines " + engines, e);
    }
  }

  @Test
  void twoOrThreeEnginesShareTheLineOnH2() throws Exception {
    int given = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SharedHouse house = SharedHouse.embedded(folder.resolve("db" + seed + "/hatchline"));
      given += run(house, 2 + seed % 2, seed);
    }
    // Agents were claimed for callers of other engines, or nothing of this is tested.
    assertThat(given).isPositive();
  }

  @Test
  void twoEnginesShareTheLineOnMySql() throws Exception {
    for (int seed = 100; seed < 104; seed++) {
      var _ = run(SharedHouse.mysql(), 2, seed);
    }
  }
}
