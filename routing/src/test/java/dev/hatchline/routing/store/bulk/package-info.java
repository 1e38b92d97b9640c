@NullMarked
package dev.hatchline.routing.store.bulk;

import org.jspecify.annotations.NullMarked;
