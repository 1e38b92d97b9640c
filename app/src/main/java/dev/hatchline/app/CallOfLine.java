package dev.hatchline.app;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.hatchline.call.CallId;

/**
 * {@code %call} of the log's pattern: the call to which a line belongs, because its thread works
 * for that call or because the line names it; empty for all other lines.
 */
public final class CallOfLine extends ClassicConverter {
  /** Under which the threads of a call have its id. */
  static final String KEY = "call";

  @Override
  public String convert(ILoggingEvent event) {
    return of(event);
  }

  static String of(ILoggingEvent event) {
    String working = event.getMDCPropertyMap().get(KEY);
    return working == null ? named(event) : working;
  }

  private static String named(ILoggingEvent event) {
    Object[] arguments = event.getArgumentArray();
    if (arguments != null) {
      for (Object argument : arguments) {
        if (argument instanceof CallId call) {
          return call.toString();
        }
      }
    }
    return "";
  }
}
