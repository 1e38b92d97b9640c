package dev.hatchline.telephony.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.speech.worker.Models;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelArchiveTest {
  private static final ModelLimits LIMITS = new ModelLimits(3_000_000, 5_000_000, 40);
  private static final int LIST_MAGIC = 0x02014b50;

  private Path zip;
  private Path folder;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @BeforeEach
  void places(@TempDir Path temp) throws Exception {
    zip = temp.resolve("model.zip");
    folder = Files.createDirectory(temp.resolve("unpacked"));
    Path model = Models.shipped();
    try (Stream<Path> all = Files.walk(model)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.put("vosk-model-x/" + model.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  private void write() throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  private void unpack(ModelLimits limits) throws ModelException, IOException {
    try (ModelArchive archive = ModelArchive.open(zip, limits)) {
      archive.unpack(folder);
    }
  }

  private void refused(String... because) {
    assertThatThrownBy(() -> unpack(LIMITS))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(zip.toString())
        .message()
        .contains(because);
  }

  @Test
  void modelIsUnpackedWhereverItLiesInTheArchive() throws Exception {
    files.put("about/README", "more".getBytes(StandardCharsets.UTF_8));
    write();
    try (ModelArchive archive = ModelArchive.open(zip, LIMITS)) {
      assertThat(archive.bytes()).isBetween(1_000_000L, 2_000_000L);
      archive.unpack(folder);
    }
    assertThat(SpeechModel.read(folder).words()).hasSize(262);
    assertThat(folder.resolve("about")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside",
        "vosk-model-x/../../outside",
        "/outside",
        "vosk-model-x//outside",
        "vosk-model-x/./outside",
        "vosk-model-x\\..\\..\\outside",
        "vosk-model-x/out\nside"
      })
  void namesThatLeadOutsideAreRefusedBeforeAnythingIsWritten(String name) throws Exception {
    files.put(name, new byte[] {1});
    write();
    refused("would lie outside of the model's folder");
    assertThat(folder).isEmptyDirectory();
    assertThat(folder.resolveSibling("outside")).doesNotExist();
  }

  @Test
  void whatUnpacksToTooMuchIsStoppedWhateverItSaysOfItself() throws Exception {
    files.put("vosk-model-x/graph/zeros", new byte[6_000_000]);
    write();
    assertThat(Files.size(zip)).isLessThan(2_000_000);
    say(22 + 2, 1_000);
    refused("too large for a speech model", "at most 5 MB when it is unpacked");
  }

  /** Writes a number into the archive's list of files, for the last of them. */
  private void say(int at, int number) throws IOException {
    byte[] bytes = Files.readAllBytes(zip);
    ByteBuffer list = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int last = 0;
    for (int i = 0; i < bytes.length - 4; i++) {
      if (list.getInt(i) == LIST_MAGIC) {
        last = i;
      }
    }
    list.putInt(last + at, number);
    Files.write(zip, bytes);
  }

  @Test
  void tooManyFilesAreRefused() throws Exception {
    for (int i = 0; i < 40; i++) {
      files.put("vosk-model-x/file-" + i, new byte[0]);
    }
    write();
    refused("too many files for a speech model", "at most 40");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void archiveThatIsTooLargeIsNotOpened() throws Exception {
    write();
    assertThatThrownBy(() -> unpack(new ModelLimits(1_000_000, 5_000_000, 40)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("expected at most 1 MB");
  }

  /** Their mode says that the second is a link to the file of the first's text. */
  @Test
  void linksBecomePlainFiles() throws Exception {
    byte[] target = "../../outside".getBytes(StandardCharsets.UTF_8);
    files.put("vosk-model-x/link", target);
    write();
    say(4, 0x0014_0314);
    say(38, 0xA1FF_0000);
    unpack(LIMITS);
    assertThat(folder.resolve("link")).isRegularFile();
    assertThat(Files.isSymbolicLink(folder.resolve("link"))).isFalse();
    assertThat(Files.exists(folder.resolve("link"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(folder.resolve("link")).hasBinaryContent(target);
  }

  @Test
  void wrongChecksumIsNotTaken() throws Exception {
    files.put("vosk-model-x/last", "nothing".getBytes(StandardCharsets.UTF_8));
    write();
    say(16, 12_345);
    refused("is broken at vosk-model-x/last", "its checksum is wrong");
  }

  @Test
  void archiveThatIsCutIsNone() throws Exception {
    write();
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
    refused("is no zip archive, or not a whole one");
  }

  @Test
  void archiveWithoutAModelIsRefused() throws Exception {
    files.remove("vosk-model-x/am/final.mdl");
    write();
    refused("is no speech model of Vosk", "expected one am/final.mdl in it, found none");
  }

  @Test
  void archiveOfTwoModelsIsRefused() throws Exception {
    files.put("second/am/final.mdl", new byte[] {1});
    write();
    refused("expected one am/final.mdl in it, found 2");
  }
}
