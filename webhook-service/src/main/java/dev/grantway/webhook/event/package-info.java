/** Product events as the company's product publishes them: record in, value or reason out. */
@NullMarked
package dev.grantway.webhook.event;

import org.jspecify.annotations.NullMarked;
