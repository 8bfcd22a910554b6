/** Which apps somebody may look at, and change something of. */
@NullMarked
package dev.grantway.webhook.access;

import org.jspecify.annotations.NullMarked;
