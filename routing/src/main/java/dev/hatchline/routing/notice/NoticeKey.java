package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import java.util.UUID;

/**
 * The ids of calls that tell news: UUIDs of version 8, which is anybody's own (RFC 9562, 5.8),
 * while all other calls have random ones. So whose a key in Asterisk's record is can be said of the
 * key alone, before anything has been read.
 */
public final class NoticeKey {
  private static final int VERSION = 8;
  private static final long VERSION_BITS = 0xF000L;

  private NoticeKey() {}

  /** A key of random bits. */
  static CallId of(UUID random) {
    long high = (random.getMostSignificantBits() & ~VERSION_BITS) | ((long) VERSION << 12);
    return new CallId(new UUID(high, random.getLeastSignificantBits()));
  }

  /** Whether this call tells, or told, news. */
  public static boolean is(CallId call) {
    return call.value().version() == VERSION;
  }
}
