package dev.hatchline.app.score;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.flow.FolderVersions;
import dev.hatchline.app.flow.VersionStore;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.CallEvent;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import dev.hatchline.metrics.score.Conduct;
import dev.hatchline.metrics.score.Dialled;
import dev.hatchline.metrics.score.LiveFlow;
import dev.hatchline.metrics.score.ScoreTally;
import dev.hatchline.metrics.score.StaffedDay;
import dev.hatchline.metrics.score.Staffing;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastDialled;
import dev.hatchline.routing.store.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Reads what is stored of a period, once, and scores it. */
public final class Scoring {
  private final EventJson json = new EventJson();
  private final ScoreTally tally;
  private final Asked asked;
  private final EventSums sums;
  private final Drops drops = new Drops();
  private int unreadable;

  private Scoring(Asked asked, ScoreTally tally) {
    this.asked = asked;
    this.tally = tally;
    this.sums = new EventSums(asked.zone());
  }

  /**
   * Whose flows are meant.
   *
   * @param flows names
   */
  public record House(VersionStore versions, List<String> flows) {
    /** Those of all lines. */
    public static House of(Installation installation, OperatorConfig config) {
      return new House(
          new FolderVersions(installation.flows()),
          config.lines().stream().map(OperatorConfig.Line::flow).distinct().toList());
    }
  }

  /** The score of a period. */
  public static Scored of(Asked asked, House house, Past past) throws IOException, DataFault {
    Scoring scoring = new Scoring(asked, new ScoreTally());
    scoring.read(house, past);
    return new Scored(asked, scoring.tally.score(), scoring.unreadable, scoring.sums.days());
  }

  /**
   * Writes everything behind a figure of a period as CSV, while it is read.
   *
   * @param figure its id
   * @return how many there are
   * @throws DataFault if there is no such figure, or nothing is measured of it
   */
  public static long behind(Asked asked, House house, Past past, String figure, Appendable out)
      throws IOException, DataFault {
    BehindCsv csv = new BehindCsv(out);
    ScoreTally tally =
        ScoreTally.behind(figure, csv)
            .orElseThrow(() -> new DataFault("no figure '%s' is measured".formatted(figure)));
    csv.begin();
    try {
      new Scoring(asked, tally).read(house, past);
    } catch (UncheckedIOException fault) {
      throw Objects.requireNonNull(fault.getCause());
    }
    return csv.lines();
  }

  private void read(House house, Past past) throws IOException, DataFault {
    past.calls(asked.from(), asked.to(), this::call);
    past.callbacks(
        asked.from(), asked.to().plus(Drops.PROMISED_WITHIN), one -> drops.add(one, asked));
    drops.all().forEach(tally::add);
    for (LiveFlow flow : FlowsLive.of(house.versions(), house.flows(), asked)) {
      tally.add(flow);
    }
    for (Asked.Span days : asked.thirtyDays()) {
      past.dialled(days.from(), days.to(), this::dialled);
      tally.thirtyDaysOver();
    }
    staffing(past);
  }

  private void dialled(PastDialled one) {
    if (asked.counts(one.ended())) {
      tally.add(new Dialled(one.call(), one.answered(), one.connected()));
    }
  }

  private void call(PastCall past) {
    if (!asked.counts(past.call().endedAt())) {
      return;
    }
    try {
      List<CallEvent> events = new ArrayList<>();
      for (StoredEvent event : past.events()) {
        events.add(json.read(event.body()));
      }
      Optional<Conduct> conduct = Conduct.read(events);
      conduct.ifPresentOrElse(tally::add, () -> unreadable++);
      if (conduct.filter(Conduct::dropped).isPresent()) {
        drops.add(events);
      }
      if (conduct.isPresent()) {
        sums.add(past.call().firstRing(), events);
      }
    } catch (JacksonException _) {
      unreadable++;
    }
  }

  private void staffing(Past past) throws IOException, DataFault {
    Staffing staffing = new Staffing(asked.from(), asked.end(), asked.zone());
    past.moves(
        asked.from(),
        asked.end(),
        move ->
            staffing.add(
                new AgentMoved(
                    move.agent(), move.at(), AgentDoing.of(move.state()), move.reason())));
    for (StaffedDay day : staffing.days()) {
      tally.add(day);
    }
  }
}
