package dev.hatchline.app;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.AgentDial;
import dev.hatchline.telephony.CustomerDial;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Dialler;
import dev.hatchline.telephony.Regret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Dials nobody without a lease: an engine that hung for as long as that may find, when it goes on,
 * that another one has what it was about to dial.
 */
record LeasedDialler(Dialler dialler, BooleanSupplier leased) implements Dialler {
  @Override
  public CompletableFuture<Boolean> dialCustomer(CustomerDial dial) {
    return leased.getAsBoolean()
        ? dialler.dialCustomer(dial)
        : CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Boolean> ringAgent(AgentDial dial) {
    return dialler.ringAgent(dial);
  }

  @Override
  public CompletableFuture<Boolean> regret(CallId call, AgentId agent, Regret why) {
    return dialler.regret(call, agent, why);
  }

  @Override
  public CompletableFuture<Boolean> hangUpCustomer(CallId call) {
    return dialler.hangUpCustomer(call);
  }

  @Override
  public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
    return dialler.hangUpAgent(call, agent);
  }

  @Override
  public CompletableFuture<Optional<Map<CallId, DialFate>>> fates() {
    return dialler.fates();
  }

  @Override
  public CompletableFuture<Boolean> bar(CallId call) {
    return dialler.bar(call);
  }

  @Override
  public CompletableFuture<Boolean> forget(CallId call) {
    return dialler.forget(call);
  }
}
