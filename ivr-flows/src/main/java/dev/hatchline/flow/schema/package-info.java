/** What may stand in a flow, as a table, and the JSON Schema of it for designers' editors. */
@NullMarked
package dev.hatchline.flow.schema;

import org.jspecify.annotations.NullMarked;
