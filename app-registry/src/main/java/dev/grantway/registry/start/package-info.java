/**
 * The start page and a person's own profile: what the directory and their sessions say, shown to them. Nothing depends
 * on it.
 */
@NullMarked
package dev.grantway.registry.start;

import org.jspecify.annotations.NullMarked;
