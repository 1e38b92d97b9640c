@NullMarked
package dev.hatchline.app.web;

import org.jspecify.annotations.NullMarked;
