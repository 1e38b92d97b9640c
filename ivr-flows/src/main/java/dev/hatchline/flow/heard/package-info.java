/**
 * What callers say, as values: what may be said for each kind of answer, and what it means, in each
 * language whose words are known here. It knows no recogniser and no call: words come in, the value
 * comes out that keys would have given, or none. The other way round is {@code flow.spoken}.
 */
@NullMarked
package dev.hatchline.flow.heard;

import org.jspecify.annotations.NullMarked;
