package dev.hatchline.app.call;

import dev.hatchline.app.callback.Appointments;
import dev.hatchline.app.callback.TimeWords;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.TimeAnswer;
import dev.hatchline.flow.run.TimeAsked;
import dev.hatchline.flow.run.TimeNamed;
import dev.hatchline.flow.run.TimeOffer;
import dev.hatchline.flow.run.TimesOffered;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Refusal;
import dev.hatchline.routing.callback.StoreException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The times that one caller may name, by the clock of the number that is to be called. */
final class CallTimes {
  private final CallServices services;
  private final @Nullable String shown;
  private final CallTongue tongue;

  /** The caller's number is as the network shows it. */
  CallTimes(CallServices services, @Nullable String shown, CallTongue tongue) {
    this.services = services;
    this.shown = shown;
    this.tongue = tongue;
  }

  private Appointments times() {
    return services.callbacks().appointments();
  }

  private ZoneId zone(PhoneNumber number) {
    return times().own(number).orElse(times().house());
  }

  Optional<TimesOffered> offered(Value.Phone number, String queue) {
    if (!times().offered()) {
      return Optional.empty();
    }
    PhoneNumber called = new PhoneNumber(number.plain());
    ZoneId zone = zone(called);
    String whose =
        times().own(called).isPresent()
            ? ""
            : tongue.sentences().of("time.whose", words().clock(zone));
    LocalDate today = LocalDate.ofInstant(services.clock().instant(), zone);
    return Optional.of(new TimesOffered(today, whose, agent(called, queue).isPresent()));
  }

  /** Waits for the store. */
  TimeAnswer answer(TimeAsked asked) {
    ZoneId zone = zone(new PhoneNumber(asked.number().plain()));
    Instant at = Appointment.moment(asked.at(), zone);
    try {
      Optional<Refusal> refusal = times().refusal(at);
      return refusal.isPresent()
          ? new TimeAnswer.NotThen(
              Appointments.why(refusal.get(), tongue.sentences()), near(refusal.get(), zone))
          : new TimeAnswer.Free(offer(at, zone));
    } catch (StoreException _) {
      return new TimeAnswer.Unavailable();
    }
  }

  /** Not those of the hour that comes again when the clock is put back: named, it is the first. */
  private List<TimeOffer> near(Refusal refusal, ZoneId zone) {
    return refusal.nearest().stream()
        .filter(at -> Appointment.moment(at.atZone(zone).toLocalDateTime(), zone).equals(at))
        .map(at -> offer(at, zone))
        .toList();
  }

  private TimeWords words() {
    return TimeWords.spoken(tongue.tag());
  }

  private TimeOffer offer(Instant at, ZoneId zone) {
    return new TimeOffer(at.atZone(zone).toLocalDateTime(), times().spoken(at, zone, words()));
  }

  Appointment appointment(PhoneNumber number, TimeNamed named, String queue) {
    ZoneId zone = zone(number);
    AgentId wanted = named.sameAgent() ? agent(number, queue).orElse(null) : null;
    return new Appointment(Appointment.moment(named.at(), zone), zone, wanted);
  }

  /** To whom this caller, or who has that number, has talked last; still one of the queue's. */
  private Optional<AgentId> agent(PhoneNumber number, String queue) {
    Predicate<String> theirs = caller -> caller.equals(shown) || caller.equals(number.e164());
    return services.stories().lastAgent(theirs).filter(agent -> times().answers(queue, agent));
  }
}
