/** What the signatures of a request are over, for those whose own check fails. */
@NullMarked
package dev.grantway.webhook.signed;

import org.jspecify.annotations.NullMarked;
