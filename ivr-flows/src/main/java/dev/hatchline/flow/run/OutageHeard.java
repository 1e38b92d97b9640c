package dev.hatchline.flow.run;

/**
 * What does not work where a caller is.
 *
 * @param id by which the house knows it
 * @param words what is said of it, with the key by which the caller is called when it is over if
 *     they can be; blank where this caller has heard it already
 * @param tells whether they can be called
 */
public record OutageHeard(String id, String words, boolean tells) {}
