package dev.hatchline.flow.run;

import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.Transfer;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way.Why;
import dev.hatchline.flow.run.Business.PhoneCheck;
import java.util.Optional;

/** A transfer: the number, what is said before, and whether it may be dialled at all. */
final class Transferring {
  private final Keyboard keyboard;
  private final Values values;
  private final Business business;
  private final FlowListener listener;

  Transferring(Keyboard keyboard, Values values, Business business, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.business = business;
    this.listener = listener;
  }

  Step visit(String node, Transfer transfer) {
    Optional<Value.Phone> number =
        number(transfer.to())
            .filter(to -> business.transferable(to) instanceof PhoneCheck.Accepted);
    if (number.isEmpty()) {
      listener.transferred(node, "refused");
      return new Step.GoTo(transfer.failed(), Why.FAILED);
    }
    transfer.heard().ifPresent(keyboard::say);
    return new Step.Done(
        new FlowOutcome.ToOutside(node, number.get(), transfer.ring(), transfer.failed()));
  }

  private Optional<Value.Phone> number(Transfer.To to) {
    return switch (to) {
      case Transfer.To.Fixed(Value.Phone number) -> Optional.of(number);
      case Transfer.To.Named(String name) ->
          values
              .find(name)
              .flatMap(value ->
                  value instanceof Value.Phone phone ? Optional.of(phone) : Optional.empty());
    };
  }
}
