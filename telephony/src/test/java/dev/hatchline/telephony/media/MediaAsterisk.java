package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Asterisk with no port at all: calls come from its spool folder, on Local channels whose
 * far side plays the caller.
 */
final class MediaAsterisk implements AutoCloseable {
  private static final List<String> MODULES =
      List.of(
          "pbx_config",
          "pbx_spool",
          "res_audiosocket",
          "app_audiosocket",
          "app_echo",
          "app_senddtmf",
          "app_playback",
          "format_wav",
          "res_timing_timerfd");

  private final Path home;
  private final Process process;
  private int calls;

  /** Starts it, and returns when it takes calls. */
  MediaAsterisk(Path home) throws IOException, InterruptedException {
    this.home = home;
    Path root = tools().resolve("asterisk");
    for (String folder : List.of("etc", "var", "spool/outgoing", "spool/new", "run", "log")) {
      Files.createDirectories(home.resolve(folder));
    }
    configure(root);
    process =
        new ProcessBuilder(
                root.resolve("bin/asterisk").toString(),
                "-f",
                "-C",
                home.resolve("etc/asterisk.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log/console.log").toFile())
            .start();
    waitUntilReady();
  }

  private void configure(Path root) throws IOException {
    write(
        "asterisk.conf",
        """
        [directories]
        astetcdir => %1$s/etc
        astmoddir => %2$s/usr/lib/x86_64-linux-gnu/asterisk/modules
        astvarlibdir => %1$s/var
        astdbdir => %1$s/var
        astkeydir => %1$s/var
        astdatadir => %2$s/usr/share/asterisk
        astspooldir => %1$s/spool
        astrundir => %1$s/run
        astlogdir => %1$s/log
        """
            .formatted(home, root));
    StringBuilder modules = new StringBuilder("[modules]\nautoload=no\n");
    MODULES.forEach(module -> modules.append("load=").append(module).append(".so\n"));
    write("modules.conf", modules.toString());
    write("logger.conf", "[logfiles]\nmessages.log => notice,warning,error,verbose(3)\n");
    write(
        "extensions.conf",
        """
        [callers]
        exten => echo,1,Answer()
         same => n,Echo()
        exten => keys,1,Answer()
         same => n,Wait(0.3)
         same => n,SendDTMF(0#)
         same => n,Wait(30)
        exten => leaves,1,Answer()
         same => n,Wait(0.3)
         same => n,Hangup()
        exten => mute,1,Answer()
         same => n,Wait(30)
        exten => plays,1,Answer()
         same => n,Playback(%s/prompt)
         same => n,Wait(30)
        [line]
        exten => in,1,Answer()
         same => n,AudioSocket(${FIRST},${AT})
         same => n,AudioSocket(${SECOND},${AT})
        """
            .formatted(home));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve("etc").resolve(name), text);
  }

  private void waitUntilReady() throws IOException, InterruptedException {
    Path log = home.resolve("log/messages.log");
    for (int tries = 0; tries < 400; tries++) {
      if (Files.exists(log) && Files.readString(log).contains("Asterisk Ready.")) {
        return;
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    fail("Asterisk does not come up: " + Files.readString(home.resolve("log/console.log")));
  }

  /**
   * Brings a call in: AudioSocket with the first ticket, and when that is over with the second.
   *
   * @param caller what the other side does: echo, keys, leaves, mute, plays
   */
  void call(String caller, AudioSocketServer server, Ticket first, Ticket second)
      throws IOException {
    calls++;
    Path file = home.resolve("spool/new/" + calls + ".call");
    Files.writeString(
        file,
        """
        Channel: Local/%s@callers/n
        Codecs: slin
        Context: line
        Extension: in
        Priority: 1
        Setvar: FIRST=%s
        Setvar: SECOND=%s
        Setvar: AT=127.0.0.1:%d
        """
            .formatted(caller, first, second, server.address().getPort()));
    Files.move(
        file,
        home.resolve("spool/outgoing").resolve(calls + ".call"),
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** As a crash would: no goodbye. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** The fetched tools: HATCHLINE_TOOLS, or .hatchline/tools in a folder above this one. */
  private static Path tools() {
    String named = System.getenv("HATCHLINE_TOOLS");
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".hatchline/tools/asterisk/bin/asterisk"))) {
        return at.resolve(".hatchline/tools");
      }
    }
    return fail("no Asterisk under .hatchline/tools; scripts/fetch-tools.sh fetches it");
  }
}
