/** What the delivery log is searched for, and the search. */
@NullMarked
package dev.grantway.webhook.search;

import org.jspecify.annotations.NullMarked;
