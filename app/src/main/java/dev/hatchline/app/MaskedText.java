package dev.hatchline.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import dev.hatchline.call.Masked;

/** {@code %masked(…)} of the log's pattern: a message and its stack trace, with numbers masked. */
public final class MaskedText extends CompositeConverter<ILoggingEvent> {
  @Override
  protected String transform(ILoggingEvent event, String text) {
    return Masked.text(text);
  }
}
