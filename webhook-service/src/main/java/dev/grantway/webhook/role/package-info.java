/** Which of the service's parts run in a process. */
@NullMarked
package dev.grantway.webhook.role;

import org.jspecify.annotations.NullMarked;
