package dev.hatchline.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ModelLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final byte[] FILE = bytes(1);
  private static final int HALF = FILE.length / 2;
  private static final ModelLimits LIMITS = new ModelLimits(5_000_000, 5_000_000, 10);
  private static final Web WEB = new Web(Duration.ofSeconds(20), Duration.ofSeconds(60));

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private ModelHost host;
  private Path part;

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[2_000_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    host = new ModelHost();
    host.files.put("/model.zip", FILE);
    part = folder.resolve("model.zip.part");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Download download(Web web, boolean terminal) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Download(web, part, LIMITS, Room.STANDARD, new Progress(out, terminal));
  }

  private long run() throws ModelException {
    return download(WEB, false).run(host.at("/model.zip"));
  }

  private void refused(String... because) {
    assertThatThrownBy(this::run).isInstanceOf(ModelException.class).message().contains(because);
  }

  private void cut() throws IOException {
    host.breaksAfter = HALF;
    refused("broke at 1.0 of 2.0 MB", "run the same again to go on from there");
    assertThat(Files.size(part)).isEqualTo(HALF);
  }

  @Test
  void fileComesWholeAndTellsItsTenths() throws Exception {
    assertThat(run()).isZero();
    assertThat(part).hasBinaryContent(FILE);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .startsWith("  0.0 of 2.0 MB, 0 %")
        .endsWith("  2.0 of 2.0 MB, 100 %")
        .hasSize(11);
  }

  @Test
  void onATerminalOneLineOverwritesItself() throws Exception {
    download(WEB, true).run(host.at("/model.zip"));
    String all = said.toString(StandardCharsets.UTF_8);
    assertThat(all)
        .startsWith("\r\033[K  0.0 of 2.0 MB, 0 %\r\033[K")
        .endsWith("\r\033[K  2.0 of 2.0 MB, 100 %\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void whatWasCutGoesOnWhereItWas() throws Exception {
    cut();
    assertThat(run()).isEqualTo(HALF);
    assertThat(part).hasBinaryContent(FILE);
    assertThat(host.asked).containsExactly("/model.zip", "/model.zip bytes=1000000- \"1\"");
  }

  @Test
  void fileThatHasChangedMeanwhileBeginsAnew() throws Exception {
    cut();
    host.files.put("/model.zip", bytes(2));
    host.etag = "\"2\"";
    assertThat(run()).isZero();
    assertThat(part).hasBinaryContent(bytes(2));
  }

  @Test
  void serverThatKnowsNoPartsBeginsAnew() throws Exception {
    cut();
    host.knowsRanges = false;
    assertThat(run()).isZero();
    assertThat(part).hasBinaryContent(FILE);
  }

  @Test
  void whatNothingTellsApartBeginsAnew() throws Exception {
    host.etag = "W/\"1\"";
    cut();
    assertThat(run()).isZero();
    assertThat(host.asked).containsExactly("/model.zip", "/model.zip");
    assertThat(part).hasBinaryContent(FILE);
  }

  @Test
  void whatBelongsToAnotherAddressBeginsAnew() throws Exception {
    cut();
    host.files.put("/other.zip", bytes(2));
    assertThat(download(WEB, false).run(host.at("/other.zip"))).isZero();
    assertThat(part).hasBinaryContent(bytes(2));
  }

  @Test
  void wholePartIsNotLoadedAgain() throws Exception {
    run();
    assertThat(run()).isEqualTo(FILE.length);
    assertThat(part).hasBinaryContent(FILE);
  }

  @Test
  void partThatIsLongerThanTheFileBeginsAnew() throws Exception {
    run();
    host.files.put("/model.zip", new byte[1_000]);
    assertThat(run()).isZero();
    assertThat(part).hasBinaryContent(new byte[1_000]);
  }

  @Test
  void serverThatFallsSilentIsLeftAndWhatCameStays() {
    host.breaksAfter = HALF;
    host.stalls = true;
    Web impatient = new Web(Duration.ofSeconds(20), Duration.ofSeconds(1));
    assertThatThrownBy(() -> download(impatient, false).run(host.at("/model.zip")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("broke at 1.0 of 2.0 MB (nothing came for 1 s)");
    assertThat(part).hasSize(HALF);
  }

  @Test
  void whatIsTooLargeIsNotLoaded() {
    host.files.put("/model.zip", new byte[5_000_001]);
    refused("too large for a speech model: expected at most 5 MB");
    assertThat(part).doesNotExist();
  }

  @Test
  void fileThatIsNotThereIsSaidByItsNumber() {
    assertThatThrownBy(() -> download(WEB, false).run(host.at("/none.zip")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("/none.zip answered 404");
  }

  @Test
  void redirectsStayAtTheHostOrLeadToHttps() throws Exception {
    host.redirects.put("/old.zip", "/model.zip");
    download(WEB, false).run(host.at("/old.zip"));
    assertThat(part).hasBinaryContent(FILE);
    host.redirects.put("/away.zip", "http://localhost:1/model.zip");
    assertThatThrownBy(() -> WEB.get(host.at("/away.zip"), Map.of()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("which is neither https nor the same host; nothing was loaded");
    host.redirects.put("/file.zip", "file:///etc/passwd");
    assertThatThrownBy(() -> WEB.get(host.at("/file.zip"), Map.of()))
        .hasMessageContaining("'file:///etc/passwd' is no address of http or https");
    host.redirects.put("/round.zip", "/round.zip");
    assertThatThrownBy(() -> WEB.get(host.at("/round.zip"), Map.of()))
        .hasMessageContaining("more than 5 times");
  }

  @Test
  void diskWithoutRoomIsSaidBeforeAnythingIsWritten(@TempDir Path folder) {
    assertThatThrownBy(() -> Room.STANDARD.need(folder, Long.MAX_VALUE / 2, "the model"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the disk is full: the model needs ");
    assertThat(Room.sentence(new IOException("No space left on device")))
        .isEqualTo(
            "the disk is full (No space left on device); free some space and run the same again");
  }
}
