/**
 * Real SIP phones driven from Java: each {@link dev.hatchline.phones.Phone} is one baresip process
 * on loopback, without a sound card. For the newcomer's trial, the tests and the bench.
 */
@NullMarked
package dev.hatchline.phones;

import org.jspecify.annotations.NullMarked;
