package dev.hatchline.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import dev.hatchline.telephony.speech.model.ModelLimits;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {
  private static final String NAME = "vosk-model-small-es-0.42";

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private ModelHost host;
  private byte[] zip;
  private Path models;
  private String said = "";

  @BeforeEach
  void house() throws Exception {
    host = new ModelHost();
    models = folder.resolve("home/models");
    zip = zipped(ShippedModel.unpack(folder.resolve("shipped")), NAME + "/");
    host.files.put("/" + NAME + ".zip", zip);
    list(md5(zip));
    environment.put("HATCHLINE_HOME", folder.resolve("home").toString());
    environment.put("HATCHLINE_CONFIG", folder.resolve("hatchline.yaml").toString());
    environment.put("HATCHLINE_MODEL_LIST", host.at("/model-list.json").toString());
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static byte[] zipped(Path model, String prefix) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Stream<Path> all = Files.walk(model);
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(prefix + model.relativize(file)));
        Files.copy(file, out);
      }
    }
    return bytes.toByteArray();
  }

  private static String md5(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }

  private void list(String md5) {
    String list =
        """
        [{"lang": "es", "lang_text": "Spanish", "md5": "%s", "name": "%s", "obsolete": "false",
          "size": %d, "size_text": "1.2MiB", "type": "small", "url": "%s", "version": "0.42"},
         {"lang": "es", "lang_text": "Spanish", "md5": "", "name": "vosk-model-small-es-0.3",
          "obsolete": "true", "size": 1, "size_text": "1B", "type": "small",
          "url": "http://elsewhere.example/x.zip", "version": "0.3"},
         {"name": "../../outside"}, {}, 7]
        """
            .formatted(md5, NAME, zip.length, host.at("/" + NAME + ".zip"));
    host.files.put("/model-list.json", list.getBytes(StandardCharsets.UTF_8));
  }

  private int run(String... args) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(words, true, StandardCharsets.UTF_8);
    int code = ModelCommand.run(List.of(args), environment, both, both);
    said = words.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void refused(String sentence, String... args) {
    assertThat(run(args)).as(said).isEqualTo(1);
    assertThat(said).contains("hatchline: ").contains(sentence);
  }

  private void nothingButParts() throws IOException {
    assertThat(Shelf.names(models)).isEmpty();
    try (Stream<Path> all = Files.list(models)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .allMatch(name -> name.equals(".lock") || name.contains(".zip.part"));
    }
  }

  private Path spoken(String words) throws Exception {
    Path file = folder.resolve("said.wav");
    Pcm pause = Pcm.silence(Duration.ofMillis(500));
    Wav.write(
        Pcm.joined(List.of(pause, new FreeTtsSynthesizer("kevin16").speak(words), pause)), file);
    return file;
  }

  @Test
  void modelOfTheVendorIsAddedListedTriedAndRemoved() throws Exception {
    assertThat(run("add", NAME)).as(said).isZero();
    assertThat(said)
        .contains("its checksum is the vendor's", " MB, 100 %", "262 words", "8 kHz")
        .endsWith("speech:\n  models:\n    en: hatch-en-8k\n    es: " + NAME + "\n");
    try (Stream<Path> all = Files.list(models)) {
      assertThat(all.map(Path::getFileName))
          .containsExactlyInAnyOrder(Path.of(".lock"), Path.of(NAME));
    }
    refused("is there already (" + models.resolve(NAME) + ")", "add", NAME);
    assertThat(run("list")).isZero();
    assertThat(said)
        .containsPattern("hatch-en-8k +262 words, 8 kHz; comes with the program; hears en\n")
        .containsPattern(NAME + " +262 words, 8 kHz\n");
    assertThat(run("try", NAME, spoken("talk to a person").toString(), "talk to a person", "zebra"))
        .as(said)
        .isZero();
    assertThat(said)
        .contains("'zebra' is not listened for", "it heard: talk to a person")
        .containsPattern("\\d %  person\n");
    refused("there is no model 'vosk-model-small-es-0.24'", "remove", "vosk-model-small-es-0.24");
    assertThat(said).contains("did you mean '" + NAME + "'?");
    assertThat(run("remove", NAME)).isZero();
    assertThat(said).isEqualTo("· " + NAME + " is removed\n");
    assertThat(models.resolve(NAME)).doesNotExist();
    nothingButParts();
  }

  @Test
  void downloadThatWasCutIsResumed() throws Exception {
    host.breaksAfter = zip.length / 2;
    refused("run the same again to go on from there", "add", NAME);
    nothingButParts();
    assertThat(run("add", NAME)).as(said).isZero();
    assertThat(said).contains("MB of it were here already");
    assertThat(host.asked).anyMatch(asked -> asked.contains("bytes=" + zip.length / 2 + "-"));
    assertThat(Shelf.names(models)).containsExactly(NAME);
  }

  @Test
  void downloadStaysWhereThereIsNoRoomToUnpackIt() throws Exception {
    Path part = Files.createDirectories(models).resolve(NAME + ".zip.part");
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Progress progress = new Progress(out, false);
    URI url = host.at("/" + NAME + ".zip");
    new Download(Web.STANDARD, part, ModelLimits.STANDARD, Room.STANDARD, progress).run(url);
    Room none = new Room(Long.MAX_VALUE / 2);
    Adding adding =
        new Adding(ModelPlace.of(environment), Web.STANDARD, ModelLimits.STANDARD, none, out);
    assertThatThrownBy(() -> adding.run(NAME))
        .hasMessageStartingWith("the disk is full: the unpacked model needs 2 MB on " + models);
    nothingButParts();
    assertThat(part).hasBinaryContent(zip);
    assertThat(run("add", NAME)).as(said).isZero();
  }

  @Test
  void wrongChecksumIsThrownAway() throws Exception {
    list("0123456789abcdef0123456789abcdef");
    refused(
        "expected the checksum 0123456789abcdef0123456789abcdef, found " + md5(zip), "add", NAME);
    nothingButParts();
    assertThat(models.resolve(NAME + ".zip.part")).doesNotExist();
  }

  @Test
  void modelThatTheOperatorsFileNamesIsNotRemoved() throws Exception {
    Files.writeString(
        folder.resolve("hatchline.yaml"), "speech: {models: {es: %s}}".formatted(NAME));
    assertThat(run("list")).isZero();
    assertThat(said).contains("is not there", "'./hatchline model add " + NAME + "' fetches it");
    assertThat(run("add", host.at("/" + NAME + ".zip").toString())).as(said).isZero();
    assertThat(said).contains("nobody tells its checksum", "names it for es already");
    refused(NAME + " hears es, says " + folder.resolve("hatchline.yaml"), "remove", NAME);
    assertThat(Shelf.names(models)).containsExactly(NAME);
  }

  @Test
  void archivesAndFoldersOfTheMachineAreTaken() throws Exception {
    Path file = Files.write(folder.resolve("vosk-model-fr.zip"), zip);
    assertThat(run("add", file.toString())).as(said).isZero();
    assertThat(said).contains("    fr: vosk-model-fr\n");
    assertThat(run("add", models.resolve("vosk-model-fr") + "/../vosk-model-fr")).isEqualTo(1);
    Path copy = folder.resolve("our-own");
    Files.move(models.resolve("vosk-model-fr"), copy);
    assertThat(run("add", copy.toString())).as(said).isZero();
    assertThat(said).contains("    LANGUAGE: our-own\n");
    assertThat(copy).isDirectory();
    assertThat(Shelf.names(models)).containsExactly("our-own");
    refused("there is no /nowhere/x.zip", "add", "/nowhere/x.zip");
  }

  @Test
  void whatIsNoModelIsRefusedInTheWordsOfItsName() throws Exception {
    Path shipped = ShippedModel.unpack(folder.resolve("shipped"));
    Files.delete(shipped.resolve("graph/Gr.fst"));
    Path file = Files.write(folder.resolve("vosk-model-x.zip"), zipped(shipped, "x/"));
    refused("the speech model vosk-model-x has no graph/Gr.fst", "add", file.toString());
    assertThat(said).doesNotContain(".new-");
    Path own = Files.move(shipped, folder.resolve("own"));
    refused("the speech model " + own + " has no graph/Gr.fst", "add", own.toString());
    refused("comes with the program", "add", "hatch-en-8k");
    refused("is no zip archive", "add", Files.writeString(file, "no zip").toString());
    nothingButParts();
  }

  @Test
  void nameThatTheVendorHasNotIsRefusedWithTheNearest() {
    refused("did you mean '" + NAME + "'?", "add", "vosk-model-smal-es-0.42");
    refused("'./hatchline model list --vendor' names them", "add", "nothing-like-it");
    refused("which is not https; nothing was loaded", "add", "vosk-model-small-es-0.3");
    assertThat(run("list", "--vendor")).isZero();
    assertThat(said).containsPattern(NAME + " +Spanish +1.2MiB\n").doesNotContain("es-0.3", "..");
  }

  @Test
  void withoutNetworkItSaysWhatToDo() throws Exception {
    try (ServerSocket nobody = new ServerSocket(0)) {
      environment.put("HATCHLINE_MODEL_LIST", "http://127.0.0.1:" + nobody.getLocalPort() + "/l");
    }
    refused("no network: 127.0.0.1 cannot be reached", "add", NAME);
    assertThat(said).contains("'./hatchline model add FILE.zip'");
    environment.put("HATCHLINE_MODEL_LIST", "http://no-such-host.invalid/list");
    refused("no network: the name no-such-host.invalid is not known here", "list", "--vendor");
    assertThat(run("list")).isZero();
  }

  @Test
  void whatAnotherCommandLeftHalfIsTakenAway() throws Exception {
    Files.createDirectories(models.resolve(".new-x-1/am"));
    Files.createDirectories(models.resolve(".gone-y-1"));
    try (Shelf _ = Shelf.open(models)) {
      assertThat(models.resolve(".new-x-1")).doesNotExist();
      assertThat(models.resolve(".gone-y-1")).doesNotExist();
      refused("another command is at work in " + models, "add", NAME);
    }
    assertThat(run("add", NAME)).as(said).isZero();
  }

  @Test
  void wrongUseIsSaid() {
    for (String[] args : new String[][] {{}, {"add"}, {"list", "all"}, {"try", "x"}, {"paint"}}) {
      assertThat(run(args)).isEqualTo(2);
      assertThat(said).startsWith("hatchline: model has these forms: model add NAME|URL|FILE.zip");
    }
    refused("there is no recording", "try", "hatch-en-8k", "/nowhere.wav");
    refused("comes with the program, and stays", "remove", "hatch-en-8k");
    refused("there is no model '../x'", "remove", "../x");
  }

  @Test
  void languagesAreThoseOfTheOperatorsFile() {
    assertThat(ModelList.language("x", "en-us")).contains("en");
    assertThat(ModelList.language("x", "cn")).contains("zh");
    assertThat(ModelList.language("vosk-model-small-uk-v3-small", "ua")).contains("uk");
    assertThat(ModelList.language("vosk-model-de-0.21", "")).contains("de");
    assertThat(ModelList.language("our-own", "")).isEmpty();
    assertThat(ModelList.language("vosk-model-spk-0.4", "")).isEmpty();
  }
}
