package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The times that customers have named, and their places in the slots. */
record AppointmentRows(JdbcTemplate jdbc) {
  /** A callback with the time that was named for it, and what is wanted of who calls, if any. */
  static final String SELECT_CALLBACK =
      "SELECT c.*, p.named_at, p.zone, p.wanted, w.skills"
          + " FROM callback c LEFT JOIN callback_appointment p ON p.callback_id = c.id"
          + " LEFT JOIN callback_skills w ON w.callback_id = c.id";

  static @Nullable Appointment appointment(ResultSet row) throws SQLException {
    Instant at = Rows.atOrNull(row, "named_at");
    String wanted = row.getString("wanted");
    return at == null
        ? null
        : new Appointment(
            at, ZoneId.of(row.getString("zone")), wanted == null ? null : new AgentId(wanted));
  }

  /**
   * Takes a place for it, within the transaction that keeps the callback. Two who take the same at
   * once are told apart by the index of places: the second's transaction fails, and finds the place
   * taken when it is tried anew.
   *
   * @return false if there is none
   */
  boolean insert(CallbackId callback, Appointment appointment, @Nullable Slot slot) {
    Integer place = slot == null ? null : place(callback, slot);
    if (slot != null && place == null) {
      return false;
    }
    AgentId wanted = appointment.agent();
    jdbc.update(
        "INSERT INTO callback_appointment (callback_id, named_at, zone, wanted, slot, place)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        callback.toString(),
        Statements.time(appointment.at()),
        appointment.zone().getId(),
        wanted == null ? null : wanted.extension(),
        Statements.time(slot == null ? appointment.at() : slot.begins()),
        place);
    return true;
  }

  /** A free place: not always the first, so that those who ask at once seldom want the same. */
  private @Nullable Integer place(CallbackId callback, Slot slot) {
    List<Integer> taken =
        jdbc.query(
            "SELECT place FROM callback_appointment WHERE slot = ? AND place IS NOT NULL",
            (row, _) -> row.getInt("place"),
            Statements.time(slot.begins()));
    List<Integer> free =
        IntStream.rangeClosed(1, slot.room()).boxed().filter(n -> !taken.contains(n)).toList();
    return taken.size() >= slot.room() || free.isEmpty()
        ? null
        : free.get(Math.floorMod(callback.hashCode(), free.size()));
  }

  /** The place is for others; which time it was stays known. */
  void leave(CallbackId callback) {
    jdbc.update(
        "UPDATE callback_appointment SET place = NULL WHERE callback_id = ?", callback.toString());
  }

  Map<Instant, Integer> taken(Instant from, Instant until) {
    Map<Instant, Integer> taken = new TreeMap<>();
    jdbc.query(
        "SELECT slot, COUNT(place) AS taken FROM callback_appointment"
            + " WHERE slot >= ? AND slot < ? AND place IS NOT NULL GROUP BY slot",
        (ResultSet row) -> {
          taken.put(Rows.at(row, "slot"), row.getInt("taken"));
        },
        Statements.time(from),
        Statements.time(until));
    return taken;
  }
}
