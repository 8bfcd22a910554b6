/**
 * Pictures of strangers: what comes in is sniffed, measured and drawn anew, and nothing of the file that came is kept or
 * served.
 */
@NullMarked
package dev.grantway.registry.logos;

import org.jspecify.annotations.NullMarked;
