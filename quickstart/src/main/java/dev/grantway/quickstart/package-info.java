/** The launcher behind {@code make run}. Knows services and examples by their jars and settings only. */
@NullMarked
package dev.grantway.quickstart;

import org.jspecify.annotations.NullMarked;
