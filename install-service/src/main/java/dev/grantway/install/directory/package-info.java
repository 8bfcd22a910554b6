/** A person's accounts and what they may do there: asked of app-registry, remembered for when it is away. */
@NullMarked
package dev.grantway.install.directory;

import org.jspecify.annotations.NullMarked;
