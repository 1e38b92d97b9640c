package dev.hatchline.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.story.Message;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.words.MessageWords;
import dev.hatchline.routing.words.WordsState;
import dev.hatchline.routing.words.WordsState.Understood;
import dev.hatchline.routing.words.WordsStore;
import dev.hatchline.telephony.speech.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which recordings are understood, when, and how often it is tried. */
class MessageTextsTest {
  private static final Instant LEFT = Instant.ofEpochSecond(1_763_800_000);
  private static final Path MODEL = Path.of("/models/large");
  private static final Path SPANISH = Path.of("/models/grande");

  @TempDir private Path folder;

  private final Stories stories = new Stories();
  private final MemoryWords store = new MemoryWords();
  private final List<String> run = new ArrayList<>();
  private Instant now = LEFT.plusSeconds(60);
  private Optional<Path> model = Optional.of(MODEL);
  private boolean up;
  private MessageTexts.Recogniser recogniser = (_, _) -> new Transcript("hello there", 0.8);

  private MessageTexts texts() {
    return new MessageTexts(
        new MessageTexts.House(
            messages(),
            this::model,
            _ -> up,
            store,
            (with, wav) -> {
              run.add(with + " " + wav.getFileName());
              return recogniser.run(with, wav);
            },
            () -> now));
  }

  private Messages messages() {
    return new Messages(folder, stories);
  }

  /** Spanish is heard by a model of its own, and all else on the first line by another. */
  private Optional<Path> model(Message message) {
    String language = message.language();
    if (language == null) {
      return message.line().equals("1000") ? model : Optional.empty();
    }
    return language.equals("es") ? Optional.of(SPANISH) : Optional.empty();
  }

  private void speaks(String language, String id) {
    stories.accept(
        new CallEvent.MessageStarted(new CallId(new UUID(0, 7)), LEFT, id + ".wav", language));
  }

  /** A recording to which nobody has written since. */
  private String left(String line, Instant at) throws IOException {
    String id =
        "%d_%s_+12025550123_%s".formatted(at.getEpochSecond(), line, new CallId(new UUID(0, 7)));
    Path wav = folder.resolve(id + ".wav");
    Files.write(wav, new byte[44]);
    Files.setLastModifiedTime(wav, FileTime.from(at.plusSeconds(5)));
    return id;
  }

  @Test
  void messageThatIsOverIsUnderstoodOnce() throws Exception {
    String id = left("1000", LEFT);
    MessageTexts texts = texts();
    texts.look();
    assertThat(run).containsExactly(MODEL + " " + id + ".wav");
    assertThat(texts.of(id)).contains(new Understood("hello there", 0.8));
    texts.look();
    texts().look();
    assertThat(run).hasSize(1);
  }

  @Test
  void noneIsListenedToWhileItIsRecordedOrADayLater() throws Exception {
    left("1000", LEFT);
    up = true;
    MessageTexts texts = texts();
    texts.look();
    up = false;
    now = LEFT.plusSeconds(6);
    texts.look();
    now = LEFT.plus(Recordings.AGE_MAX).plusSeconds(1);
    texts.look();
    assertThat(run).isEmpty();
    assertThat(store.rows).isEmpty();
  }

  @Test
  void whereNobodyCanUnderstandItThereIsNothing() throws Exception {
    left("1000", LEFT);
    left("2000", LEFT.plusSeconds(1));
    model = Optional.empty();
    texts().look();
    assertThat(run).isEmpty();
    assertThat(store.rows).isEmpty();
  }

  @Test
  void eachIsHeardAsItsCallerSpokeAndInNoOtherLanguage() throws Exception {
    String spanish = left("1000", LEFT);
    String french = left("1000", LEFT.plusSeconds(1));
    speaks("es", spanish);
    speaks("fr", french);
    texts().look();
    assertThat(run).containsExactly(SPANISH + " " + spanish + ".wav");
    assertThat(store.rows).containsOnlyKeys(spanish + ".wav");
  }

  @Test
  void recogniserThatDiesIsTriedThreeTimesAndTheMessageIsThereAllTheSame() throws Exception {
    String id = left("1000", LEFT);
    recogniser =
        (_, _) -> {
          throw new IOException("the recogniser died (exit code 139)");
        };
    MessageTexts texts = texts();
    for (int looks = 0; looks < 10; looks++) {
      texts.look();
      now = now.plusSeconds(61);
    }
    assertThat(run).hasSize(MessageWords.TRIES_MAX);
    assertThat(store.rows.values())
        .extracting(MessageWords::state)
        .containsExactly(new WordsState.Failed());
    assertThat(texts.of(id)).isEmpty();
    assertThat(messages().latest(9)).extracting(Message::id).containsExactly(id);
  }

  @Test
  void whatAnEngineDidNotLiveToEndIsDoneAgain() throws Exception {
    String id = left("1000", LEFT);
    recogniser =
        (_, _) -> {
          throw new InterruptedException();
        };
    texts().look();
    assertThat(Thread.interrupted()).isTrue();
    recogniser = (_, _) -> new Transcript("hello again", 0.9);
    MessageTexts next = texts();
    next.look();
    assertThat(run).as("somebody may be at it").hasSize(1);
    now = now.plus(MessageWords.TRY_MAX);
    next.look();
    assertThat(next.of(id)).contains(new Understood("hello again", 0.9));
    assertThat(store.rows.values()).extracting(MessageWords::tries).containsExactly(2);
  }

  @Test
  void whoeverIsErasedMeanwhileHasNoWords() throws Exception {
    String id = left("1000", LEFT);
    recogniser =
        (_, _) -> {
          store.rows.clear();
          return new Transcript("my name is", 0.9);
        };
    MessageTexts texts = texts();
    texts.look();
    assertThat(texts.of(id)).isEmpty();
    assertThat(store.rows).isEmpty();
  }

  @Test
  void recordingThatIsGoneIsNotTried() throws Exception {
    String id = left("1000", LEFT);
    store.add(MessageWords.fresh(id + ".wav", new CallId(new UUID(0, 7)), null, LEFT));
    Files.delete(folder.resolve(id + ".wav"));
    texts().look();
    assertThat(run).isEmpty();
    assertThat(store.rows.values())
        .extracting(MessageWords::state)
        .containsExactly(new WordsState.Failed());
  }

  @Test
  void wordsOfAMessageThatIsNoneOfTheLatestAreAskedFor() throws Exception {
    String id = left("1000", LEFT);
    texts().look();
    assertThat(texts().of(messages().latest(9))).containsOnlyKeys(id);
  }

  /** As the contract of stores wants it. */
  private static final class MemoryWords implements WordsStore {
    final Map<String, MessageWords> rows = new LinkedHashMap<>();

    @Override
    public boolean add(MessageWords fresh) {
      return rows.putIfAbsent(fresh.file(), fresh) == null;
    }

    @Override
    public boolean move(MessageWords from, MessageWords to) {
      MessageWords there = rows.get(from.file());
      if (there == null
          || there.tries() != from.tries()
          || !(there.state() instanceof WordsState.Open)) {
        return false;
      }
      rows.put(to.file(), to);
      return true;
    }

    @Override
    public Optional<MessageWords> due(Instant now) {
      return rows.values().stream()
          .filter(row -> row.state() instanceof WordsState.Open(Instant due) && !due.isAfter(now))
          .min(Comparator.comparing(MessageWords::leftAt));
    }

    @Override
    public Map<String, Understood> understood(Collection<String> files) {
      Map<String, Understood> found = new HashMap<>();
      for (MessageWords row : rows.values()) {
        if (files.contains(row.file()) && row.state() instanceof Understood understood) {
          found.put(row.file(), understood);
        }
      }
      return found;
    }

    @Override
    public List<MessageWords> latest(int max) {
      return rows.values().stream()
          .sorted(Comparator.comparing(MessageWords::leftAt).reversed())
          .limit(max)
          .toList();
    }
  }
}
