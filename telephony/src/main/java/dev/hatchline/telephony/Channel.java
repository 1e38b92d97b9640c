package dev.hatchline.telephony;

/**
 * One Asterisk channel.
 *
 * @param name such as {@code PJSIP/101-00000007}; a masquerade may change it
 * @param uniqueId such as {@code 1763800000.42}: never changes while the channel lives
 */
public record Channel(String name, String uniqueId) {}
