package dev.hatchline.routing.outage;

/** What came of an order about an outage. */
public sealed interface Entered {
  /** It is lasting. */
  record Done(Outage now) implements Entered {}

  /** There is none of this id. */
  record Missing() implements Entered {}

  /** It is over already. */
  record Over(Outage now) implements Entered {}

  /** So many last at once that no more are taken. */
  record TooMany(int max) implements Entered {}
}
