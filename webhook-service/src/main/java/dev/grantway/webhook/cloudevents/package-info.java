/** CloudEvents 1.0 as a form of a webhook: one event in headers and body, or some as JSON. Nothing in the core imports it. */
@NullMarked
package dev.grantway.webhook.cloudevents;

import org.jspecify.annotations.NullMarked;
