package dev.hatchline.app.call;

import dev.hatchline.app.business.Answer;
import dev.hatchline.app.business.Request;
import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.numbers.Regions;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.Hours;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Business;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The company, as the flow of one call meets it. */
final class Company implements Business {
  private final CallServices services;
  private final OperatorConfig.Line line;
  private final @Nullable String shown;

  /**
   * For one call.
   *
   * @param shown the caller's number as the network shows it; absent when it is withheld
   */
  Company(CallServices services, OperatorConfig.Line line, @Nullable String shown) {
    this.services = services;
    this.line = line;
    this.shown = shown;
  }

  /** The name of the line's flow. */
  String flow() {
    return line.flow();
  }

  /** Names a call's files as the dialplan does: first ring, line, caller, call. */
  String label(FirstRing ring, CallId call) {
    String from = shown == null ? "" : shown.replaceAll("[^+0-9]", "");
    return "%d_%s_%s_%s".formatted(ring.at().getEpochSecond(), line.number(), from, call);
  }

  @Override
  public CompletableFuture<LookupAnswer> lookup(LookupRequest request) {
    CompletableFuture<Answer> asked =
        services
            .systems()
            .ask(
                new Request(
                    request.system(),
                    Words.method(request.method()),
                    request.path(),
                    request.body(),
                    request.timeout(),
                    UUID.randomUUID()));
    CompletableFuture<LookupAnswer> answer = asked.thenApply(Words::answer);
    var _ = answer.whenComplete((_, _) -> asked.cancel(true));
    return answer;
  }

  @Override
  public PhoneCheck phone(String digits) {
    return switch (check(digits)) {
      case NumberCheck.Valid(PhoneNumber number) ->
          new PhoneCheck.Accepted(new Value.Phone(number.e164()));
      case NumberCheck.Refused(var why) -> new PhoneCheck.Refused(Words.refusal(why));
    };
  }

  @Override
  public DateOrder dateOrder() {
    return Regions.monthFirst(line.region()) ? DateOrder.MONTH_DAY : DateOrder.DAY_MONTH;
  }

  @Override
  public boolean open() {
    return openingHours().isOpen(services.clock().instant());
  }

  @Override
  public boolean open(LocalDate day) {
    return openingHours().isOpen(day);
  }

  @Override
  public String hours(LocalDate day) {
    return openingHours().spokenOn(day);
  }

  @Override
  public String waitSentence() {
    return LineSentences.wait(services.desk().outlook(line.queue()));
  }

  @Override
  public LocalDate today() {
    return openingHours().day(services.clock().instant());
  }

  @Override
  public Optional<Value.Phone> caller() {
    return shown != null && check(shown) instanceof NumberCheck.Valid(PhoneNumber number)
        ? Optional.of(new Value.Phone(number.e164()))
        : Optional.empty();
  }

  private NumberCheck check(String text) {
    PhoneNumbers numbers = services.numbers();
    return numbers.check(text, line.region());
  }

  private Hours openingHours() {
    return services.config().hours();
  }
}
