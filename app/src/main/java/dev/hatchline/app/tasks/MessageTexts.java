package dev.hatchline.app.tasks;

import dev.hatchline.app.story.Message;
import dev.hatchline.app.story.Messages;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.words.MessageWords;
import dev.hatchline.routing.words.WordsState;
import dev.hatchline.routing.words.WordsState.Understood;
import dev.hatchline.routing.words.WordsStore;
import dev.hatchline.telephony.speech.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that callers left, in words: one at a time, when they are over, where there is a
 * model for free speech. A message without words is a message all the same.
 *
 * <pre>
 *   folder ──▶ row (Open) ──try begun, written down──▶ recogniser ──▶ Understood
 *                 ▲                                        │ died, engine died
 *                 └───────────── due again ────────────────┘ at most 3 tries, then Failed
 * </pre>
 */
public final class MessageTexts implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
  private static final int LOOKED_AT_MAX = 200;
  private static final Logger log = LoggerFactory.getLogger(MessageTexts.class);

  /** Understands a recording, waiting for it. */
  @FunctionalInterface
  public interface Recogniser {
    Transcript run(Path model, Path wav) throws IOException, InterruptedException;
  }

  /**
   * What texts need of the house.
   *
   * @param model the folder of a model for free speech in what is spoken in this message, if any
   * @param up whether this call is
   */
  public record House(
      Messages messages,
      Function<Message, Optional<Path>> model,
      Predicate<CallId> up,
      WordsStore store,
      Recogniser recogniser,
      InstantSource clock) {}

  private final House house;
  private final FolderWatch folder = new FolderWatch(Recordings.QUIET);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("message-texts").daemon().factory());

  private boolean storeAway;
  private volatile Map<String, Understood> latest = Map.of();

  MessageTexts(House house) {
    this.house = house;
  }

  /** Looks for messages from now on. */
  public static MessageTexts start(House house) {
    MessageTexts texts = new MessageTexts(house);
    long every = LOOK_EVERY.toMillis();
    var _ = texts.thread.scheduleWithFixedDelay(texts::look, every, every, TimeUnit.MILLISECONDS);
    return texts;
  }

  void look() {
    try {
      find();
      while (next()) {}
      remember();
      storeAway = false;
    } catch (StoreException away) {
      if (!storeAway) {
        storeAway = true;
        log.warn("messages wait to be written in words: {}", away.sentence());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      log.error("messages could not be written in words", fault);
    }
  }

  private void find() throws StoreException {
    Instant now = house.clock().instant();
    Optional<Instant> changed = house.messages().changed();
    if (!folder.worthReading(changed)) {
      return;
    }
    boolean all = true;
    for (Message message : house.messages().latest(LOOKED_AT_MAX)) {
      if (Recordings.over(message, now, house.up())) {
        if (house.model().apply(message).isPresent()) {
          house.store().add(fresh(message));
        }
      } else if (Recordings.isOfToday(message, now)) {
        all = false;
      }
    }
    if (all) {
      folder.read(changed, now);
    }
  }

  private static MessageWords fresh(Message message) {
    return MessageWords.fresh(
        message.file().getFileName().toString(),
        CallId.of(message.call()),
        message.caller(),
        message.at());
  }

  /** False when nothing is due. */
  private boolean next() throws StoreException, InterruptedException {
    Instant now = house.clock().instant();
    Optional<MessageWords> due = house.store().due(now);
    if (due.isEmpty()) {
      return false;
    }
    Optional<MessageWords> begun = due.get().begun(now);
    if (begun.isEmpty()) {
      log.warn("the message {} stays without words: it was tried often enough", due.get().file());
      house.store().move(due.get(), due.get().failed(now));
    } else if (house.store().move(due.get(), begun.get())) {
      house.store().move(begun.get(), tried(begun.get()));
    }
    return true;
  }

  private MessageWords tried(MessageWords words) throws InterruptedException {
    Optional<Message> message = house.messages().find(id(words.file()));
    Optional<Path> model = message.flatMap(house.model());
    if (message.isEmpty() || model.isEmpty() || !Files.exists(message.get().file())) {
      return words.givenUp();
    }
    try {
      Transcript said = house.recogniser().run(model.get(), message.get().file());
      log.info("the message {} has {} words", words.file(), said.words());
      return words.understood(said.text(), said.confidence());
    } catch (IOException fault) {
      MessageWords next = words.failed(house.clock().instant());
      log.warn(
          "the message {} has no words ({}): {}",
          words.file(),
          next.state() instanceof WordsState.Failed ? "given up" : "tried again",
          fault.getMessage());
      return next;
    }
  }

  private static String id(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }

  private void remember() throws StoreException {
    Map<String, Understood> now = new HashMap<>();
    for (MessageWords words : house.store().latest(WordsStore.WORDS_MAX)) {
      if (words.state() instanceof Understood understood) {
        now.put(id(words.file()), understood);
      }
    }
    latest = Map.copyOf(now);
  }

  /** What was said in the message of this id, as it was a moment ago; waits for nothing. */
  public Optional<Understood> of(String message) {
    return Optional.ofNullable(latest.get(message));
  }

  /** What was said in these messages, by their ids; waits for the store, while that answers. */
  public Map<String, Understood> of(List<Message> messages) {
    Map<String, Understood> said = new HashMap<>(latest);
    try {
      house
          .store()
          .understood(messages.stream().map(left -> left.file().getFileName().toString()).toList())
          .forEach((file, words) -> said.put(id(file), words));
    } catch (StoreException away) {
      log.debug("the words of older messages are not known: {}", away.sentence());
    }
    return said;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
