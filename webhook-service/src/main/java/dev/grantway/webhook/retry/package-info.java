/** What failed and is due later: rows in PostgreSQL, published back to the one road when their time comes. */
@NullMarked
package dev.grantway.webhook.retry;

import org.jspecify.annotations.NullMarked;
