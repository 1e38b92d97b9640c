package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.AsteriskFiles;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.MusicClasses;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Secrets;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.HoldMusic;
import dev.hatchline.telephony.prompt.Pcm;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine plays, what is written for Asterisk, and what Asterisk's file names agree. */
class LineMusicTest {
  private static final int FRAME_BYTES = 320;

  @TempDir Path home;
  private Installation installation;

  @BeforeEach
  void write() throws Exception {
    installation = new Installation(home, home.resolve("tools"), 0);
    LineMusic.write(installation);
  }

  @Test
  void partsAreTheWholeOneAfterTheOtherInWholeFrames() throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int part = 0; part < MusicClasses.PARTS; part++) {
      byte[] samples = Files.readAllBytes(MusicClasses.part(installation, part));
      assertThat(samples.length % FRAME_BYTES).isZero();
      all.write(samples);
    }
    Music music = LineMusic.of(installation);
    assertThat(Pcm.ofLittleEndian(all.toByteArray())).isEqualTo(music.loop());
    assertThat(music.loop()).isEqualTo(HoldMusic.loop());
  }

  @Test
  void asteriskFindsAFileForEachEntryOfEachClass() {
    List<String> entries =
        AsteriskFiles.render(
                OperatorConfig.defaults(),
                installation,
                new Secrets(
                    "a",
                    "b",
                    Map.of("101", "c", "102", "d", "103", "e"),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Map.of()))
            .getOrDefault("musiconhold.conf", "")
            .lines()
            .filter(line -> line.startsWith("entry = " + installation.music() + "/parts"))
            .map(line -> line.substring("entry = ".length()))
            .toList();
    // Each class that begins elsewhere, and the one that says first that the agent is ready.
    assertThat(entries).hasSize(MusicClasses.PARTS * (MusicClasses.PARTS + 1));
    assertThat(entries).allSatisfy(entry -> assertThat(Path.of(entry + ".sln")).isRegularFile());
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() throws Exception {
    Path kept = MusicClasses.part(installation, 7);
    Path damaged = MusicClasses.part(installation, 8);
    FileTime before = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(kept, before);
    Files.write(damaged, new byte[(int) Files.size(damaged)]);
    LineMusic.write(installation);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
    assertThat(Files.readAllBytes(damaged)).isNotEqualTo(new byte[(int) Files.size(damaged)]);
  }
}
