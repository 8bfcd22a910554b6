/** Installations for programs. */
@NullMarked
package dev.grantway.install.api;

import org.jspecify.annotations.NullMarked;
