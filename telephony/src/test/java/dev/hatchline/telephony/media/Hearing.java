package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listener that keeps what it is told, and waits for it on request. */
final class Hearing implements MediaListener {
  private static final long PATIENCE_SECONDS = 60;

  final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
  final LinkedBlockingQueue<MediaSession> sessions = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Pcm> nothing = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Pcm> sound = new LinkedBlockingQueue<>();
  private final Consumer<MediaSession> onOpen;

  Hearing() {
    this(_ -> {});
  }

  Hearing(Consumer<MediaSession> onOpen) {
    this.onOpen = onOpen;
  }

  /** The next thing told, as {@code key 5}, {@code played 7}, {@code closed PEER}… */
  String next() throws InterruptedException {
    @Nullable String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }

  /** The next thing told that is not this one. */
  String nextBut(String unwanted) throws InterruptedException {
    String next = next();
    return next.equals(unwanted) ? next() : next;
  }

  MediaSession session() throws InterruptedException {
    MediaSession session = sessions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (session == null) {
      throw new AssertionError("no dialogue opened");
    }
    return session;
  }

  /** Takes so many pieces of sound, as they come. */
  List<Pcm> listen(int pieces) throws InterruptedException {
    return take(sound, pieces);
  }

  /** The same of what stands for sound that did not come. */
  List<Pcm> listenToNothing(int pieces) throws InterruptedException {
    return take(nothing, pieces);
  }

  private static List<Pcm> take(LinkedBlockingQueue<Pcm> sound, int pieces)
      throws InterruptedException {
    List<Pcm> heard = new ArrayList<>();
    while (heard.size() < pieces) {
      Pcm piece = sound.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (piece == null) {
        throw new AssertionError("only " + heard.size() + " of " + pieces + " pieces came");
      }
      heard.add(piece);
    }
    return heard;
  }

  @Override
  public void opened(MediaSession session) {
    onOpen.accept(session);
    sessions.add(session);
  }

  @Override
  public void key(char digit) {
    told.add("key " + digit);
  }

  @Override
  public void played(long playId) {
    told.add("played " + playId);
  }

  @Override
  public void audio(Pcm pcm) {
    sound.add(pcm);
  }

  @Override
  public void nothing(Pcm silence) {
    nothing.add(silence);
  }

  @Override
  public void silentPeer() {
    told.add("silent peer");
  }

  @Override
  public void closed(MediaEnd end) {
    told.add("closed " + end);
  }

  @Override
  public void expired() {
    told.add("expired");
  }
}
