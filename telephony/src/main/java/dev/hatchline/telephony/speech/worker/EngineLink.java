package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.model.ModelException;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The worker's end of the connection: does what the engine asks, until the engine is gone. */
final class EngineLink {
  private final FrameReader in;
  private final Outbox out;
  private final Map<Integer, Decoding> streams = new HashMap<>();

  private volatile @Nullable VoskRecognizer recognizer;

  /**
   * Over this connection.
   *
   * @param broken told when the engine takes nothing any more
   */
  EngineLink(ByteChannel engine, Runnable broken) {
    this.in = new FrameReader(engine);
    this.out = new Outbox("to-engine", engine, broken);
  }

  void loading(String language) {
    out.put(new Frame.Loading(language));
  }

  void loaded(String language, String whyNot) {
    out.put(new Frame.Loaded(language, whyNot));
  }

  /** From now on streams may be opened. */
  void ready(VoskRecognizer with) {
    recognizer = with;
    out.put(new Frame.Ready());
  }

  /**
   * Serves the engine; returns when it has closed.
   *
   * @throws IOException if the connection breaks, or what comes is none of the engine's frames
   */
  void serve() throws IOException {
    for (Frame frame = in.next(); frame != null; frame = in.next()) {
      obey(frame);
    }
  }

  private void obey(Frame frame) throws GarbageException {
    switch (frame) {
      case Frame.Open open -> open(open);
      case Frame.Sound sound -> {
        Decoding stream = streams.get(sound.stream());
        if (stream != null) {
          stream.sound(sound.from(), sound.pcm());
        }
      }
      case Frame.Finish(int number) -> {
        Decoding stream = streams.get(number);
        if (stream != null) {
          stream.finish();
        }
      }
      case Frame.Close(int number) -> {
        Decoding stream = streams.remove(number);
        if (stream != null) {
          stream.close();
        }
      }
      case Frame.Ping(long number) -> {
        VoskRecognizer with = recognizer;
        out.put(new Frame.Pong(number, with == null ? Frame.Load.NONE : with.load()));
      }
      case Frame.Loading _,
          Frame.Loaded _,
          Frame.Ready _,
          Frame.Partial _,
          Frame.Said _,
          Frame.Lost _,
          Frame.Pong _ ->
          throw new GarbageException("an answer, of the engine: " + frame);
    }
  }

  private void open(Frame.Open open) {
    VoskRecognizer with = recognizer;
    if (with == null || streams.containsKey(open.stream())) {
      out.put(new Frame.Lost(open.stream(), "the worker is not ready for it"));
      return;
    }
    try {
      Told told = new Told(open.stream());
      streams.put(open.stream(), with.decoding(open.language(), open.phrases(), told));
    } catch (ModelException | IllegalArgumentException e) {
      out.put(new Frame.Lost(open.stream(), String.valueOf(e.getMessage())));
    }
  }

  /** Sends what a stream has to tell. */
  private final class Told implements Recognizer.Listener {
    private final int stream;

    Told(int stream) {
      this.stream = stream;
    }

    @Override
    public void partial(String text, long at) {
      out.offer(new Frame.Partial(stream, text, at));
    }

    @Override
    public void result(Recognizer.Result result) {
      out.put(new Frame.Said(stream, result));
    }

    @Override
    public void lost(String why) {
      out.put(new Frame.Lost(stream, why));
    }
  }
}
