package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The worker: {@code WorkerMain SOCKET LANGUAGE=FOLDER…}. Started by an engine, never by hand; it
 * is gone as soon as that engine is.
 */
public final class WorkerMain {
  private static final int GONE = 0;
  private static final int BROKEN = 1;
  private static final int MISUSED = 2;

  private WorkerMain() {}

  /** Connects to the engine's socket, loads the models, and recognises what comes. */
  public static void main(String[] args) {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (int i = 1; i < args.length; i++) {
      String[] model = args[i].split("=", 2);
      if (model.length == 2) {
        folders.put(model[0], Path.of(model[1]));
      }
    }
    if (args.length == 0 || folders.size() != args.length - 1) {
      end(MISUSED, "expected SOCKET LANGUAGE=FOLDER…");
    }
    try (SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
      EngineLink link = new EngineLink(engine, () -> end(BROKEN, "the engine takes nothing"));
      Thread.ofPlatform().name("loader").daemon().start(() -> load(folders, link));
      link.serve();
      end(GONE, "");
    } catch (IOException e) {
      end(BROKEN, e.toString());
    }
  }

  private static void load(Map<String, Path> folders, EngineLink link) {
    Map<String, LoadedModel> models = new HashMap<>();
    folders.forEach((language, folder) -> {
      link.loading(language);
      try {
        models.put(language, LoadedModel.load(SpeechModel.read(folder)));
        link.loaded(language, "");
      } catch (ModelException e) {
        link.loaded(language, String.valueOf(e.getMessage()));
      }
    });
    link.ready(new VoskRecognizer(models, DecodeLimits.standard()));
  }

  /** Ends at once: what the native library may be at is not waited for. */
  private static void end(int code, String why) {
    if (!why.isEmpty()) {
      System.err.println("worker: " + why);
    }
    Runtime.getRuntime().halt(code);
  }
}
