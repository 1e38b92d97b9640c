package dev.hatchline.routing.shared;

/**
 * What one engine has of the common line.
 *
 * @param line the database's
 * @param mirror what is known of the other engines
 * @param outgoing what they are still to be told
 */
record Side(SharedLine line, Mirror mirror, Outgoing outgoing, Times times) {}
