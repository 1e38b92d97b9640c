package dev.hatchline.app.selftest;

import dev.hatchline.conf.AsteriskFiles;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Secrets;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An Asterisk with our files, heard on loopback only, that is gone after {@link #close}. */
final class PrivateAsterisk implements AutoCloseable {
  private static final String READY = "Asterisk Ready";
  private static final String LACKING = "Failed to load module";
  private static final int READY_MAX_S = 30;
  private static final int STOP_MAX_S = 5;

  private final Process process;
  private final Thread hook;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private PrivateAsterisk(Process process) {
    this.process = process;
    // Ctrl-C, or a kill, must not leave it behind.
    this.hook = new Thread(process::destroyForcibly, "self-test-end");
    Runtime.getRuntime().addShutdownHook(hook);
    Thread.ofVirtual().start(this::listen);
  }

  /** Starts it, with this added to our dialplan; returns when it takes calls. */
  static PrivateAsterisk start(Installation installation, String dialplan)
      throws SelfTestFault, IOException, InterruptedException {
    OperatorConfig config = OperatorConfig.defaults();
    Secrets secrets = Secrets.open(installation, config);
    Map<String, String> files = new HashMap<>(AsteriskFiles.render(config, installation, secrets));
    files.merge("extensions.conf", dialplan, String::concat);
    AsteriskFiles.write(files, installation);
    // A music class without a file is a warning, and not what will run.
    Wav.write(Pcm.of(new short[Pcm.RATE]), installation.music().resolve("hatchline.wav"));
    PrivateAsterisk asterisk =
        new PrivateAsterisk(
            new ProcessBuilder(
                    installation.asteriskProgram().toString(),
                    "-f",
                    "-C",
                    installation.asteriskConf().toString())
                .redirectErrorStream(true)
                .start());
    try {
      asterisk.awaitReady();
      return asterisk;
    } catch (SelfTestFault | InterruptedException fault) {
      asterisk.close();
      throw fault;
    }
  }

  /** Reads what it says to its end, so that it never waits for us. */
  private void listen() {
    String last = "";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(READY)) {
          ready.complete(true);
        } else if (!line.isBlank() && !last.contains(LACKING)) {
          last = line.replace("*", "").strip();
        }
      }
    } catch (IOException _) {
      // It was killed.
    }
    ready.completeExceptionally(new IOException(last));
  }

  private void awaitReady() throws SelfTestFault, InterruptedException {
    try {
      ready.get(READY_MAX_S, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new SelfTestFault("it is not ready after " + READY_MAX_S + " s", late);
    } catch (ExecutionException ended) {
      String last = ended.getCause() instanceof IOException said ? said.getMessage() : "";
      throw new SelfTestFault("it does not start with our files (" + last + ")", ended);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_MAX_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
