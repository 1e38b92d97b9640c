package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.store.SharedHouse;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several engines at one line, random events and deaths: nobody is had by two, nobody is lost, and
 * the order of places holds over all. A failure names its seed.
 */
class CommonLineIT {
  private static final int EVENTS = 250;
  private static final int SEEDS = 12;

  @TempDir Path folder;

  private int given;
  private int byCredit;
  private int unseen;

  private void run(SharedHouse house, int engines, long seed) throws Exception {
    try (house) {
      SharedWorld world = new SharedWorld(house, engines, new Random(seed));
      for (int i = 0; i < EVENTS; i++) {
        world.event();
      }
      world.settle();
      given += world.given();
      byCredit += world.order().byCredit();
      unseen += world.order().unseen();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", engines " + engines, e);
    }
  }

  @Test
  void twoOrThreeEnginesShareTheLineOnH2() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      run(SharedHouse.embedded(folder.resolve("db" + seed + "/hatchline")), 2 + seed % 2, seed);
    }
    somethingIsTested();
  }

  @Test
  void twoEnginesShareTheLineOnMySql() throws Exception {
    for (int seed = 100; seed < 104; seed++) {
      run(SharedHouse.mysql(), 2, seed);
    }
    somethingIsTested();
  }

  private void somethingIsTested() {
    assertThat(given).as("agents claimed for callers of other engines").isPositive();
    assertThat(byCredit).as("callers passed by those whose credit reaches further").isPositive();
    assertThat(unseen).as("claims refused as somebody was not read yet").isPositive();
  }
}
