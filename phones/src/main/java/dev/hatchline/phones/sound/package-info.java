/** Sound as samples: WAV files, made tones, and what is heard in a recording. */
@NullMarked
package dev.hatchline.phones.sound;

import org.jspecify.annotations.NullMarked;
