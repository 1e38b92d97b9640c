package dev.hatchline.flow.run;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Keys as an amount, of which the last are the decimals. */
final class TypedAmount {
  private TypedAmount() {}

  /** Empty if it is less or more than is taken. */
  static Optional<Value> of(String keys, Entry.Amount as) {
    BigDecimal amount = new BigDecimal(new BigInteger(keys), as.decimals());
    boolean taken = amount.compareTo(as.from()) >= 0 && amount.compareTo(as.to()) <= 0;
    return Optional.of(amount).filter(_ -> taken).map(found -> value(found, as));
  }

  private static Value value(BigDecimal amount, Entry.Amount as) {
    return as.currency()
        .<Value>map(currency -> new Value.Money(amount, currency))
        .orElseGet(() -> new Value.Number(amount));
  }
}
