package dev.hatchline.app.business;

import java.util.Locale;
import java.util.Map;

/** What came of a question to a system. */
public sealed interface Answer {
  /**
   * It answered 2xx.
   *
   * @param json its object: String, Number, Boolean, List and Map, deep; a field that is {@code
   *     null} is left out; empty when there was no body
   */
  record Found(Map<String, Object> json) implements Answer {
    public Found {
      json = Map.copyOf(json);
    }
  }

  /** It answered 404: there is no such thing. */
  record Missing() implements Answer {}

  /** There is nothing to be had from it now. */
  record Failed(Why why) implements Answer {}

  /** Why there is none. */
  enum Why {
    /** No system has the name. */
    UNKNOWN_SYSTEM,
    /** The operator does not let it be asked so. */
    METHOD_NOT_ALLOWED,
    /** Not a path below its address. */
    BAD_PATH,
    /** What was to be sent is no JSON, too much, or goes with a GET. */
    BAD_BODY,
    /** It has failed too often of late, and is left alone for a while. */
    CIRCUIT_OPEN,
    /** Too many questions to it are under way. */
    BUSY,
    /** No connection came about, twice; nothing was sent. */
    UNREACHABLE,
    /** The connection ended before the answer did; a POST may have been carried out. */
    DISCONNECTED,
    /** No whole answer in time; a POST may have been carried out. */
    TIMEOUT,
    /** 3xx: it sends us elsewhere, where we do not go. */
    REDIRECT,
    /** 4xx but 404 and 429: it understood, and will not. */
    REFUSED,
    /** 5xx, 429 and whatever else is no success. */
    STATUS,
    /** The answer is longer than {@link Systems#ANSWER_MAX}. */
    TOO_LARGE,
    /** 2xx, but no JSON object, or one beyond our limits. */
    NOT_JSON;

    /** Stable, for flows and logs, such as {@code circuit-open}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sign that the system is not well, whoever asks it whatever. */
    boolean ill() {
      return switch (this) {
        case UNREACHABLE, DISCONNECTED, TIMEOUT, STATUS -> true;
        case UNKNOWN_SYSTEM,
            METHOD_NOT_ALLOWED,
            BAD_PATH,
            BAD_BODY,
            CIRCUIT_OPEN,
            BUSY,
            REDIRECT,
            REFUSED,
            TOO_LARGE,
            NOT_JSON ->
            false;
      };
    }
  }
}
