package dev.hatchline.app.commands;

import dev.hatchline.app.data.MoveToMySql;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.data.Restore;
import dev.hatchline.conf.OperatorFile;
import java.util.List;

/** {@code move-to-mysql [--replace]}; the script has seen that nothing runs. */
public final class MoveCommand {
  private MoveCommand() {}

  public static void main(String[] args) {
    System.exit(
        Command.run(() -> {
          Place place = Place.of(System.getenv());
          Restore.finish(place);
          MoveToMySql.Done done =
              new MoveToMySql(place)
                  .run(
                      OperatorFile.read(place.operatorFile()), List.of(args).contains("--replace"));
          done.tables()
              .forEach(
                  table -> Command.say("%-18s %,12d rows".formatted(table.table(), table.rows())));
          Command.say(
              done.moved()
                  ? "all of them are in the MySQL now, compared row by row; the embedded database"
                      + " is as it was"
                  : "the MySQL holds the same already; nothing was changed");
        }));
  }
}
