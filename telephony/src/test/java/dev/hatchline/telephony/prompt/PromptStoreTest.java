package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptStoreTest {
  private final Path cache;
  private final Path recordings;
  private final Voice voice = new Voice();
  private final List<PromptStore> opened = new ArrayList<>();

  PromptStoreTest(@TempDir Path folder) {
    cache = folder.resolve("cache");
    recordings = folder.resolve("recordings");
  }

  @AfterEach
  void close() {
    opened.forEach(PromptStore::close);
  }

  private PromptStore open() {
    PromptStore store = new PromptStore(cache, recordings, voice);
    opened.add(store);
    return store;
  }

  @Test
  void sameTextIsSpokenOnce() throws PromptException {
    PromptStore store = open();
    Pcm first = store.await(Prompt.text("hello"));
    assertThat(store.await(Prompt.text("hello"))).isSameAs(first);
    assertThat(store.await(new Prompt("greeting", "hello"))).isSameAs(first);
    assertThat(voice.spoken).hasValue(1);
  }

  @Test
  void concurrentAsksSpeakOnce() throws Exception {
    PromptStore store = open();
    voice.gate = new CountDownLatch(1);
    List<CompletableFuture<Pcm>> asks = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asks.add(store.get(Prompt.text("hello")));
    }
    voice.gate.countDown();
    for (CompletableFuture<Pcm> ask : asks) {
      assertThat(ask.get()).isEqualTo(voice.of("hello"));
    }
    assertThat(voice.spoken).hasValue(1);
  }

  @Test
  void diskOutlivesTheStore() throws PromptException {
    Prompt named = new Prompt("greeting", "hello");
    open().await(named);
    assertThat(open().await(named)).isEqualTo(voice.of("hello"));
    assertThat(voice.spoken).hasValue(1);
  }

  /** It may be a caller's number. */
  @Test
  void whatHasNoNameIsNotOnDisk() throws Exception {
    open().await(Prompt.text("hello"));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void keptSpeechOfOneVoiceIsNotTakenForAnothers() throws PromptException {
    Pcm kevin16 = spokenBy("kevin16");
    Pcm kevin = spokenBy("kevin");
    assertThat(kevin).isNotEqualTo(kevin16);
    assertThat(spokenBy("kevin16")).isEqualTo(kevin16);
    assertThat(spokenBy("kevin")).isEqualTo(kevin);
  }

  private Pcm spokenBy(String name) throws PromptException {
    try (PromptStore store = new PromptStore(cache, recordings, new FreeTtsSynthesizer(name))) {
      return store.await(new Prompt("greeting", "hello"));
    }
  }

  @Test
  void damagedFileIsMadeAgain() throws Exception {
    open().await(new Prompt("greeting", "hello"));
    Path wav = onlyWav();
    byte[] bytes = Files.readAllBytes(wav);
    bytes[60] ^= 1;
    Files.write(wav, bytes);
    assertThat(open().await(new Prompt("greeting", "hello"))).isEqualTo(voice.of("hello"));
    assertThat(voice.spoken).hasValue(2);
    Files.write(wav, new byte[10]);
    assertThat(open().await(new Prompt("greeting", "hello"))).isEqualTo(voice.of("hello"));
    assertThat(voice.spoken).hasValue(3);
    assertThat(open().await(new Prompt("greeting", "hello"))).isEqualTo(voice.of("hello"));
    assertThat(voice.spoken).hasValue(3);
  }

  @Test
  void recordingStandsInForTheTextAndANewOneForTheOld() throws Exception {
    PromptStore store = open();
    Prompt greeting = new Prompt("greeting", "hello");
    assertThat(store.await(greeting)).isEqualTo(voice.of("hello"));
    Wav.write(voice.of("recorded by a person"), recordings.resolve("greeting.wav"));
    assertThat(store.await(greeting)).isEqualTo(Recording.evened(voice.of("recorded by a person")));
    Path recording = recordings.resolve("greeting.wav");
    Wav.write(voice.of("recorded again, longer"), recording);
    Files.setLastModifiedTime(recording, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
    assertThat(store.await(greeting))
        .isEqualTo(Recording.evened(voice.of("recorded again, longer")));
    assertThat(store.await(Prompt.text("hello"))).isEqualTo(voice.of("hello"));
    Files.delete(recording);
    assertThat(store.await(greeting)).isEqualTo(voice.of("hello"));
  }

  @Test
  void brokenRecordingIsSpokenInstead() throws Exception {
    PromptStore store = open();
    Files.writeString(recordings.resolve("greeting.wav"), "not a sound");
    assertThat(store.await(new Prompt("greeting", "hello"))).isEqualTo(voice.of("hello"));
  }

  @Test
  void failureIsToldAndTriedAgain() throws Exception {
    PromptStore store = open();
    voice.failing = true;
    assertThatThrownBy(() -> store.await(Prompt.text("hello")))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("provoked");
    voice.failing = false;
    assertThat(store.await(Prompt.text("hello"))).isEqualTo(voice.of("hello"));
  }

  @Test
  void unusableFolderCostsOnlyTheCache() throws Exception {
    Files.writeString(cache, "a file where the folder should be");
    assertThat(open().await(Prompt.text("hello"))).isEqualTo(voice.of("hello"));
  }

  @Test
  void exportedFileIsTheSound() throws Exception {
    Path file = cache.resolve("../asterisk/hello.wav").normalize();
    open().export(Prompt.text("hello"), file);
    assertThat(Wav.read(file)).isEqualTo(voice.of("hello"));
  }

  @Test
  void memoryIsBoundedAndForgetsTheOldestFirst() throws Exception {
    PromptStore store = open();
    voice.seconds = Pcm.MAX_SECONDS;
    int enough = (int) (PromptStore.MEMORY_MAX_BYTES / (Pcm.MAX_SECONDS * Pcm.RATE * 2L)) + 1;
    for (int i = 0; i < enough; i++) {
      store.await(Prompt.text("long " + i));
    }
    assertThat(voice.spoken).hasValue(enough);
    store.await(Prompt.text("long " + (enough - 1)));
    assertThat(voice.spoken).hasValue(enough);
    try (var files = Files.list(cache)) {
      files.forEach(file -> assertThat(file.toFile().delete()).isTrue());
    }
    store.await(Prompt.text("long 0"));
    assertThat(voice.spoken).hasValue(enough + 1);
  }

  @Test
  void fullCacheFolderLosesItsOldestAndAnythingHalfWritten() throws Exception {
    Files.createDirectories(cache);
    for (int i = 0; i < 4; i++) {
      Path file = Files.write(cache.resolve(i + ".wav"), new byte[100]);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * i + 1_000));
    }
    Files.write(cache.resolve(".writing7.tmp"), new byte[1]);
    PromptCache pruned = new PromptCache(cache, 250);
    assertThat(pruned.read("0")).isNull();
    assertThat(cache.toFile().list()).containsExactlyInAnyOrder("2.wav", "3.wav");
  }

  @Test
  void closedStoreFailsTheAsk() {
    PromptStore store = open();
    store.close();
    assertThatThrownBy(() -> store.await(Prompt.text("hello")))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("closed");
  }

  private Path onlyWav() throws IOException {
    try (var files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".wav")).findFirst().orElseThrow();
    }
  }

  /** Speaks sound that can be told apart, and counts. */
  private static final class Voice implements Synthesizer {
    private final AtomicInteger spoken = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;
    private volatile double seconds = 0.1;

    Pcm of(String text) {
      short[] samples = new short[(int) (seconds * Pcm.RATE)];
      Arrays.fill(samples, (short) text.hashCode());
      return Pcm.of(samples);
    }

    @Override
    public String voice() {
      return "test";
    }

    @Override
    public Pcm speak(String text) throws PromptException {
      spoken.incrementAndGet();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new PromptException("interrupted", e);
      }
      if (failing) {
        throw new PromptException("provoked by a test");
      }
      return of(text);
    }

    @Override
    public void close() {}
  }
}
