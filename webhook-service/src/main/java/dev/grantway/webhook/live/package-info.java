/** New attempts as they come, for those who watch a page. */
@NullMarked
package dev.grantway.webhook.live;

import org.jspecify.annotations.NullMarked;
