/** Test events: examples that a developer has sent to the app's endpoint. */
@NullMarked
package dev.grantway.webhook.example;

import org.jspecify.annotations.NullMarked;
