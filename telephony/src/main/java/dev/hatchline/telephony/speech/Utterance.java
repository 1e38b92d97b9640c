package dev.hatchline.telephony.speech;

/**
 * What was understood.
 *
 * @param words in small letters, with one space between them
 * @param confidence of the least certain word, 0 to 1
 */
public record Utterance(String words, double confidence) {}
