/** The apps and the catalogue for developers' scripts and tools: JSON, problems by RFC 9457. */
@NullMarked
package dev.grantway.registry.api;

import org.jspecify.annotations.NullMarked;
