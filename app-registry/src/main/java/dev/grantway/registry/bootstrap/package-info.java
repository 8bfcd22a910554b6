/**
 * What is there at the first start, read from a file into the directory and the register of apps. Nothing depends on it.
 */
@NullMarked
package dev.grantway.registry.bootstrap;

import org.jspecify.annotations.NullMarked;
