package dev.hatchline.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanIT {
  /** Another Java process that opens a phone, says its pid, and waits. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws InterruptedException {
      Phones phones = new Phones(Tools.folder("phones"), InstantSource.system());
      Phone phone = phones.open(PhoneSpec.caller("+12025550123", new SipAddress("127.0.0.1", 9)));
      System.out.println(phone.pid());
      new CountDownLatch(1).await();
    }
  }

  @Test
  void phoneAndItsFolderGoWhenItsJavaProcessIsKilled(@TempDir Path temporary) throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
    ProcessHandle phone = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    try (var folders = Files.list(temporary)) {
      assertThat(folders).anyMatch(f -> f.getFileName().toString().startsWith("hatchline-phone-"));
    }
    assertThat(phone.isAlive()).isTrue();
    try (WatchService folders = temporary.getFileSystem().newWatchService()) {
      temporary.register(folders, StandardWatchEventKinds.ENTRY_DELETE);
      owner.destroyForcibly();
      phone.onExit().get(60, TimeUnit.SECONDS);
      assertThat(folders.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
  }
}
