package dev.hatchline.phones;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Listens to a phone while it is in a call and tells when sound starts and stops, and when another
 * of our phones is heard: each has a tune of its own, so hearing it proves the bridge.
 */
final class SoundWatch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final double WINDOW_S = 0.02;
  private static final double TUNE_S = 1.4; // four notes of a tune tell it from the others
  private static final double TUNE_WITHIN_S = 4.0;
  private static final double TUNE_SCORE_MIN = 0.7; // the same in half of the notes scores 0.5
  private static final int LOOKS_PER_SEARCH = 5;

  /** What the watch tells; called on its own thread. */
  interface Listener {
    void sound(Moment when, boolean starts);

    void tune(Moment when, String whose);
  }

  private final Phone phone;
  private final InstantSource clock;
  private final Listener listener;
  private final Map<String, Sound> tunes = new LinkedHashMap<>();
  private final AtomicBoolean newCall = new AtomicBoolean();
  private Ear ear = new Ear();
  private double position;
  private boolean met;

  /** Whose tunes to listen for, by seed. */
  SoundWatch(Phone phone, InstantSource clock, Map<String, Integer> seeds, Listener listener) {
    this.phone = phone;
    this.clock = clock;
    this.listener = listener;
    seeds.forEach((whose, seed) -> tunes.put(whose, Tones.melody(seed, TUNE_S)));
  }

  /** Watches until the phone is gone. */
  void begin() {
    phone.events().follow(e -> newCall.compareAndSet(false, e instanceof PhoneEvent.SoundFlows));
    Thread.ofPlatform().daemon().name("sound-watch").start(this::watch);
  }

  private void watch() {
    EventLog events = phone.events();
    int looks = 0;
    while (events.search(events.size(), PhoneEvent.Gone.class, _ -> true, LOOK_EVERY).isEmpty()) {
      if (newCall.compareAndSet(true, false)) {
        ear = new Ear();
        position = 0;
        met = false;
      }
      if (!phone.calls().isEmpty()) {
        listen();
        if (++looks % LOOKS_PER_SEARCH == 0) {
          searchTune();
        }
      }
    }
  }

  private void listen() {
    Sound piece = phone.heardSince(position);
    // Whole windows only, so that none is heard half and half.
    double whole = Math.floor(piece.seconds() / WINDOW_S + 1e-6) * WINDOW_S;
    position += whole;
    Moment now = Moment.now(clock);
    Sound heard = whole > 0 ? piece.slice(0, whole) : Sound.silence(LOOK_EVERY.toMillis() / 1e3);
    for (Ear.Change change : ear.feed(heard)) {
      listener.sound(now.minus(change.ago()), change.starts());
    }
  }

  private void searchTune() {
    if (met || !ear.hearing()) {
      return;
    }
    Sound recent = phone.heardSince(Math.max(0, position - TUNE_WITHIN_S));
    Optional<String> whose =
        tunes.entrySet().stream()
            .filter(tune ->
                recent
                    .heardAt(tune.getValue())
                    .filter(heard -> heard.score() >= TUNE_SCORE_MIN)
                    .isPresent())
            .map(Map.Entry::getKey)
            .findFirst();
    whose.ifPresent(name -> {
      met = true;
      listener.tune(Moment.now(clock), name);
    });
  }
}
