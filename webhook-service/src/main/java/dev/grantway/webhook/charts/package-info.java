/** How many attempts there were of an app, how many succeeded and how long they took: counted by five minutes, drawn on the server. */
@NullMarked
package dev.grantway.webhook.charts;

import org.jspecify.annotations.NullMarked;
