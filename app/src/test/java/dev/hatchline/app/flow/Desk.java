package dev.hatchline.app.flow;

import dev.hatchline.call.CallId;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.telephony.prompt.PromptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A designer's folder, and an engine that looks at it when it is told to. */
final class Desk {
  static final String FLOW = "line";
  private static final FlowReader READER =
      new FlowReader(Map.of("company", "Test", "hours", "Always.", "date_order", "day first"));
  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

  private final Path folder;
  private final VersionStore store;
  private final Checking checking;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<String> spoken = new ArrayList<>();
  private Publisher publisher;
  private FlowShelf shelf = new FlowShelf();
  private int calls;

  /** Where whatever can be read is taken for proved. */
  Desk(Path folder, VersionStore store) throws IOException {
    this(folder, store, Desk::checked);
  }

  Desk(Path folder, VersionStore store, Checking checking) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.store = store;
    this.checking = checking;
    this.publisher = publisher(FLOW);
  }

  private Publisher publisher(String flow) {
    shelf = new FlowShelf();
    return new Publisher(
        new Publisher.House(
            List.of(flow),
            checking,
            this::speak,
            new SavedFlows(folder, now::get),
            store,
            shelf,
            now::get));
  }

  private static Checking.Checked checked(String file, String text) throws FlowException {
    Bundle bundle = Bundle.of(text);
    Flow read = READER.with(bundle.files()).forLines().read(file, bundle.main());
    return new Checking.Checked(read, "proved", List.of());
  }

  private void speak(String name, Flow flow) throws PromptException {
    String words = flow.prompts().toString();
    if (words.contains("unspeakable")) {
      throw new PromptException("no such sound", new IOException("none"));
    }
    spoken.add(name + ": " + words);
  }

  /** A flow that says this. */
  static String says(String words) {
    return "flow: line\nstart: a\nnodes:\n  a: {menu: {prompt: \"%s\", choices: {1: a}}}\n"
        .formatted(words);
  }

  /** A second goes by, and the file has this text. */
  void saves(String text) throws IOException {
    saves(FLOW, text);
  }

  /** Another file than the line's own, such as {@code parts/house}. */
  void saves(String name, String text) throws IOException {
    now.updateAndGet(at -> at.plusSeconds(1));
    Path saved = folder.resolve(name + ".yaml");
    Files.createDirectories(saved.resolveSibling("."));
    Path file = Files.writeString(saved, text);
    Files.setLastModifiedTime(file, FileTime.from(now.get()));
  }

  void deletes() throws IOException {
    deletes(FLOW);
  }

  void deletes(String name) throws IOException {
    Files.delete(folder.resolve(name + ".yaml"));
  }

  void starts() throws FlowException {
    starts(FLOW);
  }

  /** As an engine that knows nothing but what is kept. */
  void starts(String flow) throws FlowException {
    publisher.close();
    publisher = publisher(flow);
    publisher.begin();
  }

  void looks() {
    publisher.look();
  }

  /** So often that whatever stands still is seen. */
  void looksAgain() {
    publisher.look();
    publisher.look();
  }

  CallId rings() {
    return new CallId(new UUID(7, ++calls));
  }

  /** What this call hears, and its number. */
  String hears(CallId call) {
    return hears(FLOW, call);
  }

  String hears(String flow, CallId call) {
    FlowVersion version = shelf.take(flow, call);
    return version.number() + " " + version.read().prompts().getFirst();
  }

  /** What a call hears that begins now. */
  String hears() {
    return hears(rings());
  }

  /** The faults of the saved file, as they are told. */
  List<String> faults() {
    Refused refused = publisher.states().getFirst().refused();
    return refused == null ? List.of() : refused.problems().stream().map(Object::toString).toList();
  }

  List<String> spoken() {
    return spoken;
  }

  Publisher publisher() {
    return publisher;
  }

  FlowShelf shelf() {
    return shelf;
  }

  VersionStore store() {
    return store;
  }

  Instant now() {
    return now.get();
  }
}
