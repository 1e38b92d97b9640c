package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.data.Stores;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.story.Stories;
import dev.hatchline.app.trace.CallFinder;
import dev.hatchline.app.trace.CallFinder.Found;
import dev.hatchline.app.trace.TraceText;
import dev.hatchline.call.CallEvent;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.routing.store.JdbcStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code trace CALL}, its id or a beginning of it. */
public final class TraceCommand {
  private TraceCommand() {}

  public static void main(String[] args) {
    System.exit(Command.run(() -> run(args[0])));
  }

  private static void run(String beginning) throws ConfigException, IOException, DataFault {
    Setting setting = Setting.load(System.getenv());
    List<CallEvent> events =
        Command.engineRuns() ? asked(setting, beginning) : found(setting, beginning);
    TraceText.lines(events, setting.config().hours().zone()).forEach(System.out::println);
  }

  private static List<CallEvent> asked(Setting setting, String beginning)
      throws IOException, DataFault {
    if (!CallFinder.isUsable(beginning)) {
      throw new DataFault(CallFinder.UNUSABLE);
    }
    EventJson json = new EventJson();
    try (EngineClient engine = new EngineClient(setting);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    engine.ask("GET", "/api/trace/" + beginning), StandardCharsets.UTF_8))) {
      return lines.lines().map(json::read).toList();
    }
  }

  private static List<CallEvent> found(Setting setting, String beginning)
      throws IOException, DataFault {
    try (JdbcStore store = Stores.open(setting.config(), Place.of(System.getenv()))) {
      begin(store);
      CallFinder finder =
          new CallFinder(new Stories(), store, store.history(), setting.installation());
      return switch (finder.find(beginning)) {
        case Found.One(List<CallEvent> events) -> events;
        case Found.None _ -> throw new DataFault(CallFinder.none(beginning));
        case Found.Several several -> throw new DataFault(several.sentence(beginning));
        case Found.Unusable _ -> throw new DataFault(CallFinder.UNUSABLE);
      };
    }
  }

  /** Without the database there are the files of the days. */
  private static void begin(JdbcStore store) {
    try {
      Stores.begin(store);
    } catch (DataFault fault) {
      System.err.println("hatchline: " + fault.getMessage());
    }
  }
}
