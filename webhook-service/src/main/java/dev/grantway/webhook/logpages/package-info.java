/** The delivery log as an app's developers see it: its pages, and the same as JSON. */
@NullMarked
package dev.grantway.webhook.logpages;

import org.jspecify.annotations.NullMarked;
