package dev.hatchline.app;

import dev.hatchline.app.access.FirstPassword;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.data.Restore;
import dev.hatchline.app.score.ScoreKey;
import dev.hatchline.conf.AsteriskFiles;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.telephony.prompt.Prompt;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Makes ready what Asterisk needs before it starts: its files, its words, its music. */
public final class Prepare {
  /** The operator's file, a flow, or the environment is at fault; stderr says where. */
  static final int FAULTY = 2;

  private Prepare() {}

  /** Exit code 0, 2 for faulty configuration, 1 when the machine does not let us. */
  public static void main(String[] args) {
    System.exit(run());
  }

  private static int run() {
    try {
      finishRestore();
      Setting setting = Setting.load(System.getenv());
      for (FlowProblem fault : Flows.check(setting, Clock.systemUTC())) {
        System.out.println("· refused, an earlier version is heard: " + fault);
      }
      AsteriskFiles.write(
          AsteriskFiles.render(setting.config(), setting.installation(), setting.secrets()),
          setting.installation());
      want(setting.installation().backOfficeWanted(), setting.config().needsBackOffice());
      want(setting.installation().secondEngineWanted(), setting.config().twoEngines());
      speak(setting);
      var _ = ScoreKey.of(setting.installation());
      for (String line : FirstPassword.make(setting.installation(), setting.config())) {
        System.out.println("· " + line);
      }
      return 0;
    } catch (ConfigException | FlowException | IllegalArgumentException fault) {
      System.err.println(fault.getMessage());
      return FAULTY;
    } catch (IOException | PromptException fault) {
      System.err.println(fault.getMessage());
      return 1;
    }
  }

  /** Before anything is read: a restore that did not live to its end leaves half of it. */
  private static void finishRestore() throws IOException {
    if (Restore.finish(Place.of(System.getenv()))) {
      System.out.println("· a restore that was not finished is finished now");
    }
  }

  /** Tells the supervisor whether the demo back office, or a second engine, is to run. */
  private static void want(Path file, boolean wanted) throws IOException {
    Files.deleteIfExists(file);
    if (wanted) {
      Files.createFile(file);
    }
  }

  private static void speak(Setting setting) throws PromptException, IOException {
    try (PromptStore store = Voice.prompts(setting)) {
      for (NativePrompt prompt : NativePrompt.values()) {
        store.export(
            new Prompt(prompt.id(), prompt.english(setting.config().hours())),
            prompt.file(setting.installation()));
      }
    }
    LineMusic.write(setting.installation());
  }
}
