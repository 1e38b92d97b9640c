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
    return as.value(new BigDecimal(new BigInteger(keys), as.decimals()));
  }
}
