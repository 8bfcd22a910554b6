/** Pages and API of what was given up, and of sending it once more. */
@NullMarked
package dev.grantway.webhook.letterpages;

import org.jspecify.annotations.NullMarked;
