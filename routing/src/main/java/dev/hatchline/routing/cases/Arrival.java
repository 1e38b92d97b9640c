package dev.hatchline.routing.cases;

/** A customer who is here, and how; the contact's number is theirs unless they gave another. */
public record Arrival(Customer who, Contact contact) {}
