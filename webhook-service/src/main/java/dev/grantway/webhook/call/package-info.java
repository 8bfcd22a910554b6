/** One HTTP call to an endpoint: request in, what became of it out. Never follows, never waits longer than told. */
@NullMarked
package dev.grantway.webhook.call;

import org.jspecify.annotations.NullMarked;
