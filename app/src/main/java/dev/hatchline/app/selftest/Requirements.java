package dev.hatchline.app.selftest;

import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be told of an Asterisk before it is started. */
final class Requirements {
  private static final int VERSION_MIN = 22;
  private static final int ANSWER_MAX_S = 10;
  private static final Pattern VERSION = Pattern.compile("(?m)^Asterisk ([0-9]+)[.][0-9.]+");

  private Requirements() {}

  static void check(Installation installation)
      throws SelfTestFault, IOException, InterruptedException {
    String said = said(installation.asteriskProgram());
    Matcher version = VERSION.matcher(said);
    if (!version.find()) {
      throw new SelfTestFault("expected to hear its version, found '" + said + "'");
    }
    if (Integer.parseInt(version.group(1)) < VERSION_MIN) {
      throw new SelfTestFault(
          "expected version %d or later, found %s".formatted(VERSION_MIN, version.group()));
    }
    beep(installation.asteriskData().resolve("sounds/en"));
  }

  /** All it says when it is asked for its version. */
  private static String said(Path program) throws SelfTestFault, IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "-V").redirectErrorStream(true).start();
    try {
      if (!process.waitFor(ANSWER_MAX_S, TimeUnit.SECONDS)) {
        throw new SelfTestFault("it does not tell its version within " + ANSWER_MAX_S + " s");
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The tone before a message, in a format of the modules that we load. */
  private static void beep(Path sounds) throws SelfTestFault {
    if (Stream.of("wav", "ulaw", "alaw", "sln")
        .map(format -> sounds.resolve("beep." + format))
        .noneMatch(Files::isReadable)) {
      throw new SelfTestFault(
          "it has no sound 'beep' in a format that we play (install asterisk-core-sounds-en-wav)");
    }
  }
}
