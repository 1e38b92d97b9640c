package dev.hatchline.flow.run;

import java.time.Duration;

/**
 * What is listened for when something is asked.
 *
 * @param silence how long after the prompt's last sound without a key counts as no answer
 */
public record Listening(Duration silence) {}
