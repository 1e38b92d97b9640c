package dev.hatchline.app.commands;

import ch.qos.logback.classic.Level;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.routing.store.StoreFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the commands have in common: words on stdout, one sentence per fault on stderr. */
final class Command {
  /** The operator's file, or what was typed, is at fault. */
  private static final int FAULTY = 2;

  private Command() {}

  interface Work {
    void run() throws ConfigException, IOException, DataFault, StoreFault;
  }

  /** Returns the exit code: 0, 2 for a faulty operator's file, and 1 if nothing was done. */
  static int run(Work work) {
    quiet();
    try {
      work.run();
      return 0;
    } catch (ConfigException | IllegalArgumentException fault) {
      System.err.println(fault.getMessage());
      return FAULTY;
    } catch (DataFault | StoreFault fault) {
      return refuse(String.valueOf(fault.getMessage()));
    } catch (NoSuchFileException fault) {
      return refuse("there is no " + fault.getFile());
    } catch (AccessDeniedException fault) {
      return refuse(fault.getFile() + " may not be read or written");
    } catch (IOException fault) {
      return refuse(String.valueOf(fault.getMessage()));
    }
  }

  /** Libraries would tell on stdout what they do; our own warnings are for the operator. */
  private static void quiet() {
    level(Logger.ROOT_LOGGER_NAME, Level.OFF);
    level("dev.hatchline", Level.WARN);
  }

  private static void level(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof ch.qos.logback.classic.Logger logger) {
      logger.setLevel(level);
    }
  }

  private static int refuse(String sentence) {
    System.err.println("hatchline: " + sentence);
    return 1;
  }

  static void say(String step) {
    System.out.println("· " + step);
  }

  /** The script has looked at the processes. */
  static boolean engineRuns() {
    return System.getenv().getOrDefault("HATCHLINE_ENGINE", "").equals("up");
  }
}
